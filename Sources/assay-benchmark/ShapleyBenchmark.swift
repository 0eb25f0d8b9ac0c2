import CXGBoost
import Explaining
import Lending
import Scoring

/// Exact Shapley values beside libxgboost's contributions, in one process and one thread.
struct ShapleyBenchmark {
  let folder: String

  func run() throws {
    let model = try BenchmarkModel(folder: folder)
    let inputs = MadeUpRows.inputs
    let count = 256
    let rows = Array(MadeUpRows(count: count, seed: 3).values)
    let library = try LibraryBooster(json: model.json)
    let matrix = try LibraryMatrix(rows[...], inputs: inputs)
    let explainers = try InstructionSet.available.map {
      ($0, try TreeExplainer(model.ensemble, instructions: $0))
    }
    print(
      "SHAP values of \(BenchmarkModel.trees) trees of depth \(BenchmarkModel.depth), one thread;"
        + " beside libxgboost \(LibraryBooster.version), median of 7 rounds (least–most)")
    try accuracy(model, rows, explainers[0].1.shapley(rows), library.contributions(matrix))
    try alternate(
      rows: count, repetitions: 4, { _ = try library.contributions(matrix) },
      explainers.map { set, explainer in ("Assay, \(set)", { _ = explainer.shapley(rows) }) })
    let row = Array(rows[..<inputs])
    let single = try LibraryMatrix(row[...], inputs: inputs)
    print("one row at a time")
    try alternate(
      rows: 1, repetitions: 50, { _ = try library.contributions(single) },
      explainers.map { set, explainer in ("Assay, \(set)", { _ = explainer.shapley(row) }) })
  }

  /// The library does a job of about a millisecond or more; ours is repeated to last as long.
  private func alternate(
    rows: Int, repetitions: Int, _ library: @escaping () throws -> Void,
    _ ours: [(String, () -> Void)]
  ) throws {
    let libraryRepetitions = rows == 1 ? repetitions : 1
    var ways: [(String, () throws -> Int)] = [
      (
        "libxgboost",
        {
          for _ in 0..<libraryRepetitions { try library() }
          return libraryRepetitions
        }
      )
    ]
    for (name, job) in ours {
      ways.append(
        (
          name,
          {
            for _ in 0..<repetitions { job() }
            return repetitions
          }
        ))
    }
    try Alternation(ways).report(rows: rows)
  }

  private func accuracy(
    _ model: BenchmarkModel, _ rows: [Float], _ ours: ShapleyValues,
    _ theirs: UnsafeBufferPointer<Float>
  ) throws {
    let inputs = MadeUpRows.inputs
    let logOdds = TreeEngine(model.ensemble).logOdds(rows)
    var gap = 0.0
    var error = 0.0
    for row in 0..<ours.rowCount {
      error = max(error, abs(ours.expected + ours[row].reduce(0, +) - logOdds[row]))
      for input in 0..<inputs {
        let their = Double(theirs[row * (inputs + 1) + input])
        gap = max(gap, abs(ours.values[row * inputs + input] - their))
      }
    }
    print("  farthest from libxgboost's \(gap), from adding up to the log-odds \(error)")
    guard error < 1e-9, gap < 1e-3 else { throw BenchmarkFailure.library("wrong values") }
  }
}
