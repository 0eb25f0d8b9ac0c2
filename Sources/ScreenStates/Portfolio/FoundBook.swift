package import Desk
package import Lending
package import Reports

/// A portfolio that was chosen or is held, not kept under any name yet.
package struct FoundBook: Sendable, Equatable {
  package let source: PreviewedTable
  package let plan: PortfolioPlan?
  package let found: FoundPortfolio
  /// What to buy of each row.
  package let table: ResultTable
  package let rejects: ResultTable
  /// The pages of it; nil where nothing is bought or held.
  package let report: PortfolioReport?

  package static func == (left: FoundBook, right: FoundBook) -> Bool { left.table === right.table }

  init(
    _ source: PreviewedTable, _ plan: PortfolioPlan?, _ desk: Desk, _ watch: WorkWatch
  ) throws(DeskProblem) {
    let (chosen, refused) = (try ScratchFile(), try ScratchFile())
    found = try desk.portfolio(
      PortfolioRequest(
        table: BatchRequest(
          input: source.preview.file, output: chosen.path, rejects: refused.path,
          lender: source.preview.lender), plan: plan),
      progress: { watch.tell(WorkProgress($0)) }, isCancelled: { watch.isStopped })
    table = try ResultTable(
      chosen,
      numbers: [
        "row", "amount_to_buy", "share", "expected_return", "probability_of_default",
        "expected_loss", "held_amount",
      ], words: ["reason_excluded"], isCancelled: { watch.isStopped })
    rejects = try ResultTable(refused, numbers: ["row"], isCancelled: { watch.isStopped })
    report = PortfolioReport(
      found.portfolio, holdings: found.holdings, subject: source.name, catalogue: desk.catalogue,
      date: Desk.now)
    self.source = source
    self.plan = plan
  }

  package static let columns = [
    ResultColumn("row", "Row", .count, width: 90),
    ResultColumn("id", "Id", .text, width: 130),
    ResultColumn("amount_to_buy", "To buy", .money, width: 110),
    ResultColumn("held_amount", "Held", .money, width: 110),
    ResultColumn("expected_return", "Return a year", .percent, width: 130),
    ResultColumn("probability_of_default", "Chance of default", .share, width: 150),
    ResultColumn("expected_loss", "Expected loss", .money, width: 130),
    ResultColumn(
      "reason_excluded", "Why not", .words(FoundBook.reasons), width: 230, isWide: true),
  ]

  /// Why nothing is bought of an offer, as people say it.
  package static let reasons = Dictionary(
    uniqueKeysWithValues: ExclusionReason.allCases.map { ($0.rawValue, $0.title) })

  /// How many offers were left out for each reason, the most first.
  package var leftOut: [(title: String, count: Int)] {
    (found.portfolio.choice?.leftOut ?? [:]).map { (title: $0.key.title, count: $0.value) }
      .sorted { ($1.count, $0.title) < ($0.count, $1.title) }
  }
}

extension ExclusionReason {
  /// As people say it.
  var title: String {
    switch self {
    case .declined: "The policy declines"
    case .referred: "A person should look first"
    case .belowHurdle: "Return below the hurdle"
    case .belowNote: "Smaller than a note"
    case .name: "Limit of one borrower"
    case .grade: "Limit of the grade"
    case .band: "Limit of the band"
    case .term: "Limit of the term"
    case .purpose: "Limit of the purpose"
    case .region: "Limit of the region"
    case .budgetSpent: "Budget spent on better ones"
    }
  }
}
