package import Desk
package import Lending

/// A table that was scored, not kept under any name yet.
package struct ScoredTable: Sendable, Equatable {
  package let source: PreviewedTable
  package let report: BatchReport
  package let table: ResultTable
  package let rejects: ResultTable
  package let seconds: Double
  /// Chance above which the policy declines.
  package let cutOff: Probability
  /// How the chance is spread over the rows.
  package let spread: ChanceSpread
  private let verdicts: [String: Int]
  /// The bands that occur, the best first.
  package let bands: [String]

  package static func == (left: ScoredTable, right: ScoredTable) -> Bool {
    left.table === right.table
  }

  /// Scores a table with the verb of the command line.
  init(
    _ source: PreviewedTable, _ desk: Desk, _ watch: WorkWatch
  ) async throws(DeskProblem) {
    let (scored, refused) = (try ScratchFile(), try ScratchFile())
    let clock = ContinuousClock()
    let start = clock.now
    report = try await desk.batch(
      BatchRequest(
        input: source.preview.file, output: scored.path, rejects: refused.path,
        lender: source.preview.lender, threads: Desk.cores),
      progress: { watch.tell(WorkProgress($0)) }, isCancelled: { watch.isStopped })
    table = try ResultTable(
      scored,
      numbers: [
        "row", "probability_of_default", "score", "expected_loss", "return_p50", "suggested_limit",
        "out_of_domain",
      ], words: ["recommendation", "band"], isCancelled: { watch.isStopped })
    rejects = try ResultTable(refused, numbers: ["row"], isCancelled: { watch.isStopped })
    // Counted here and not where it is shown: there may be many rows.
    spread = ChanceSpread(table.numbers("probability_of_default"))
    verdicts = table.counts("recommendation")
    bands = table.counts("band").keys.sorted()
    self.source = source
    seconds = (clock.now - start) / .seconds(1)
    cutOff = Probability(desk.policy.rules.probabilityCutOff.fraction)
  }

  package func count(_ verdict: Verdict) -> Int {
    verdicts[verdict.rawValue] ?? 0
  }

  /// A sentence that says what came out.
  package var sentence: String {
    guard table.count > 0 else { return "No row could be scored." }
    let time = Figure.shown(seconds, decimals: 1)
    return "\(Figure.counted(table.count, "row", "rows")) scored in \(time) s; on average "
      + "\(Figure.percent(spread.mean)) of loans like these default."
  }

  package static let columns = [
    ResultColumn("row", "Row", .count, width: 75),
    ResultColumn("id", "Id", .text, width: 100),
    ResultColumn("probability_of_default", "Chance of default", .share, width: 140),
    ResultColumn("score", "Score", .count, width: 78),
    ResultColumn("band", "Band", .text, width: 62),
    ResultColumn("recommendation", "Recommendation", .verdict, width: 135),
    ResultColumn("expected_loss", "Expected loss", .money, width: 116),
    ResultColumn("return_p50", "Return a year", .percent, width: 116),
    ResultColumn("suggested_limit", "Limit", .money, width: 90),
    ResultColumn("reason_1", "First reason", .field, width: 120, isWide: true),
  ]

  /// - Parameter fields: whether a field's problem is told by its label.
  package static let rejectColumns = [
    ResultColumn("row", "Row", .count, width: 100),
    ResultColumn("field", "Field", .field, width: 220),
    ResultColumn("problem", "Problem", .text, width: 420, isWide: true),
  ]
}
