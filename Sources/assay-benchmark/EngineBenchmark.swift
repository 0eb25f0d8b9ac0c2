import CXGBoost
import Lending
import Scoring

/// Batch and single scores of full trees beside libxgboost's, in one process and one thread.
struct EngineBenchmark {
  let folder: String

  func run() async throws {
    let model = try BenchmarkModel(folder: folder)
    let inputs = MadeUpRows.inputs
    let rows = MadeUpRows(count: 40_000, seed: 2).values
    let library = try LibraryBooster(json: model.json)
    let engines = InstructionSet.available.map {
      TreeEngine(model.ensemble, instructions: $0)
    }
    print(
      "\(BenchmarkModel.trees) trees of depth \(BenchmarkModel.depth), \(inputs) inputs, one thread;"
        + " beside libxgboost \(LibraryBooster.version), median of 7 rounds (least–most)")
    for engine in engines { try check(engine, rows, library) }
    try batch(rows, library, engines)
    try single(rows, library, engines[engines.count - 1])
    try await threads(rows, engines[engines.count - 1])
  }

  /// No speed is told of a wrong result.
  private func check(_ engine: TreeEngine, _ rows: [Float], _ library: LibraryBooster) throws {
    let ours = engine.margins(rows)
    let theirs = try rows.withUnsafeBufferPointer {
      Array(try library.margins($0, inputs: MadeUpRows.inputs))
    }
    guard zip(ours, theirs).allSatisfy({ $0.bitPattern == $1.bitPattern }) else {
      throw BenchmarkFailure.library("\(engine.instructions) gives other margins")
    }
  }

  private func batch(_ rows: [Float], _ library: LibraryBooster, _ engines: [TreeEngine]) throws {
    let count = rows.count / MadeUpRows.inputs
    print("batch, \(Figure.grouped(Double(count))) rows; every margin equal bit for bit")
    let repetitions = 8
    var ways: [(String, () throws -> Int)] = [
      (
        "libxgboost",
        {
          _ = try rows.withUnsafeBufferPointer {
            try library.margins($0, inputs: MadeUpRows.inputs)
          }
          return 1
        }
      )
    ]
    for engine in engines {
      ways.append(
        (
          "Assay, \(engine.instructions)",
          {
            for _ in 0..<repetitions { _ = engine.margins(rows) }
            return repetitions
          }
        ))
    }
    let times = try Alternation(ways)
    times.report(rows: count)
  }

  private func single(_ rows: [Float], _ library: LibraryBooster, _ engine: TreeEngine) throws {
    let inputs = MadeUpRows.inputs
    let count = 2_000
    let single = (0..<count).map { Array(rows[$0 * inputs..<($0 + 1) * inputs]) }
    print("one row at a time")
    var library50: [Double] = []
    var ours50: [Double] = []
    for _ in 0..<7 {
      library50.append(
        try Self.middle(single) { row in
          _ = try row.withUnsafeBufferPointer { try library.margins($0, inputs: inputs) }
        })
      ours50.append(Self.middle(single) { row in _ = engine.margin(row) })
    }
    let ratios = zip(library50, ours50).map { $0 / $1 }.sorted()
    func shown(_ x: Double) -> String { Figure.fixed(x, decimals: 1) }
    print("  libxgboost \(shown(library50.sorted()[3])) µs, Assay \(shown(ours50.sorted()[3])) µs;")
    print("  \(shown(ratios[3])) times (\(shown(ratios[0]))–\(shown(ratios[6])))")
  }

  /// Median microseconds of one call.
  private static func middle(_ rows: [[Float]], _ job: ([Float]) throws -> Void) rethrows -> Double
  {
    let clock = ContinuousClock()
    var times: [Double] = []
    times.reserveCapacity(rows.count)
    for row in rows {
      let start = clock.now
      try job(row)
      times.append((clock.now - start) / .microseconds(1))
    }
    return times.sorted()[rows.count / 2]
  }

  private func threads(_ rows: [Float], _ engine: TreeEngine) async throws {
    let middle = rows.count / MadeUpRows.inputs / 2 * MadeUpRows.inputs
    // Long enough that starting a thread does not count.
    func many(_ part: ArraySlice<Float>) -> [Float] { (0..<40).flatMap { _ in part } }
    let (first, second) = (many(rows[..<middle]), many(rows[middle...]))
    var ratios: [Double] = []
    for _ in 0..<7 {
      let clock = ContinuousClock()
      var start = clock.now
      _ = engine.margins(first)
      _ = engine.margins(second)
      let alone = clock.now - start
      start = clock.now
      async let one = engine.margins(first)
      async let other = engine.margins(second)
      _ = await (one.count, other.count)
      ratios.append(alone / (clock.now - start))
    }
    ratios.sort()
    print(
      "two threads against one: \(Figure.fixed(ratios[3], decimals: 2)) times"
        + " (\(Figure.fixed(ratios[0], decimals: 2))–\(Figure.fixed(ratios[6], decimals: 2)))")
  }
}
