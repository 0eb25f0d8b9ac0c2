import Foundation
import Lending
import Monitoring
import Packs
import Tables
import Testing

@testable import Desk

private let realData =
  bundledResources + "/../../shared/data"

/// More where the machine has the time: `ASSAY_DRIFT_STREAMS=1000`.
private let streams =
  Int(ProcessInfo.processInfo.environment["ASSAY_DRIFT_STREAMS"] ?? "") ?? 10

/// The loans of a real file with what became of them.
private func realLoans(
  _ name: String, _ lender: Lender, _ product: Product
) throws -> (desk: Desk, rows: [(application: LoanApplication, loan: WatchedLoan)]) {
  let folder = FileManager.default.temporaryDirectory.path + "/assay-real-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let unpack = Process()
  unpack.executableURL = URL(filePath: "/bin/sh")
  unpack.arguments = ["-c", "gzip -dc '\(realData)/\(name).csv.gz' > '\(folder)/in.csv'"]
  try unpack.run()
  unpack.waitUntilExit()
  let desk = try Desk(
    DeskOptions(product: product, resources: bundledResources, store: folder + "/store"))
  let request = MonitorRequest(.table(folder + "/in.csv", lender))
  let input = try TableInput(
    BatchRequest(input: folder + "/in.csv", output: "-", lender: lender), desk.catalogue,
    isCancelled: { false })
  let columns = try WatchedColumns(request, lender, header: input.header)
  let watched = WatchRows(desk: desk, columns: columns)
  var rows: [(LoanApplication, WatchedLoan)] = []
  var room = input.rows.emptyRow
  while let block = try input.nextBlock() {
    var cells = RecordCells(block)
    for index in 0..<block.count {
      cells.scan(index)
      guard let application = try? desk.checked(input.rows.application(cells, &room)) else {
        continue
      }
      var tally = WatchTally()
      try watched.add(application, cells, to: &tally)
      if let loan = tally.models.first?.value.loans.first { rows.append((application, loan)) }
    }
  }
  input.rows.finish(room)
  return (desk, rows)
}

@Suite(
  "The watch on the real files", .serialized,
  .enabled(if: FileManager.default.fileExists(atPath: realData), "needs ../shared/data"))
struct MonitorOnRealFilesTests {
  private func counts(
    _ rows: some Sequence<[FieldValue?]>, _ references: [ReferenceDistribution],
    move: (FieldID, Double)? = nil
  ) -> [BinnedCounts] {
    var counts = references.map { BinnedCounts($0) }
    let moved = move.flatMap { move in references.firstIndex { $0.field == move.0 } }
    for row in rows {
      for place in references.indices {
        guard place == moved, let move else {
          counts[place].count(row[place])
          continue
        }
        counts[place].count(row[place]?.number.map { $0 + move.1 })
      }
    }
    return counts
  }

  @Test(
    "Quiet streams of card accounts raise false alarms in at most 6.5 %, and half a deviation is found"
  )
  func quietAndMoved() throws {
    let (desk, rows) = try realLoans("credit-card-default", .uci, .creditCard)
    let references = desk.models.plain.reference.distributions
    let answers = rows.map { row in
      references.map { reference in
        reference.field == DriftReport.score
          ? .number(row.loan.chance) : row.application.told(reference.field)
      }
    }
    let limits = rows.compactMap { $0.application.number("credit_limit") }
    let mean = limits.reduce(0, +) / Double(limits.count)
    let deviation =
      (limits.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(limits.count)).squareRoot()
    var (alarms, found) = (0, 0)
    for seed in 0..<streams {
      var draws = SeededDraws(seed: UInt64(seed))
      let order = draws.mixed(Array(rows.indices)).prefix(4500)
      let before = counts(order.prefix(4000).map { answers[$0] }, references)
      func moved(_ move: (FieldID, Double)?) -> [FieldDrift] {
        DriftStudy.report(
          reference: before, referenceCount: 4000,
          arrivals: counts(order.suffix(500).map { answers[$0] }, references, move: move)
        ).moved
      }
      alarms += moved(nil).isEmpty ? 0 : 1
      found +=
        moved(("credit_limit", deviation / 2)).contains { $0.field == "credit_limit" } ? 1 : 0
    }
    print("false alarms \(alarms), shifts found \(found), of \(streams)")
    let mark = 0.065 * Double(streams)
    #expect(Double(alarms) <= (streams >= 1000 ? mark : mark + 3 * mark.squareRoot()))
    #expect(Double(found) >= 0.95 * Double(streams))
  }

  @Test("The foretold area lies within 0.03 of the true one in nine windows of ten")
  func foretoldArea() throws {
    let (_, rows) = try realLoans("lending-club-2012-2018-dated", .lendingclub, .installmentLoan)
    // Held out from every training; loans that had their full time, in the order of their issue.
    let ended = OutcomeStudy.measured(rows.map(\.loan), asOf: 2019 * 12)
      .sorted { ($0.month ?? 0) < ($1.month ?? 0) }
    func miss(_ window: [WatchedLoan], _ seed: Int) throws -> (error: Double, reach: Double) {
      var draws = SeededDraws(seed: UInt64(seed))
      let truth = try #require(
        ScoredOutcomes(
          logOdds: window.map(\.logOdds), outcomes: window.map { $0.end == .defaulted })?
          .areaUnderCurve)
      let told = try #require(
        ForetoldStudy.watch(window, resamples: 100, draws: &draws)?.areaUnderCurve)
      return (abs(told.value - truth), (told.high - told.low) / 2)
    }
    var inOrder: [(error: Double, reach: Double)] = []
    for size in [1000, 1500, 2000] {
      for start in stride(from: 0, through: ended.count - size, by: size) {
        inOrder.append(try miss(Array(ended[start..<start + size]), start))
      }
    }
    let near = inOrder.count { $0.error <= 0.03 }
    let reach = inOrder.map(\.reach).max() ?? 1
    print("windows by issue: within 0.03 in \(near) of \(inOrder.count), half-width up to \(reach)")
    #expect(Double(near) >= 0.9 * Double(inOrder.count))
    #expect(reach <= 0.05)
    // At random: the area of a thousand loans is itself no surer than 0.02, whoever foretells it.
    for (size, share) in [(1000, 0.7), (2000, 0.85)] {
      var draws = SeededDraws(seed: 3)
      let misses = try (0..<100).map { seed in
        try miss(draws.mixed(Array(ended.indices)).prefix(size).map { ended[$0] }, seed)
      }
      let near = misses.count { $0.error <= 0.03 }
      print("windows of \(size) at random: within 0.03 in \(near) of 100")
      #expect(Double(near) >= share * 100)
    }
  }
}
