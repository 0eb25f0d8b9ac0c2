package import Desk
package import Lending

/// A table of charged-off loans that was valued, not kept under any name yet.
package struct ValuedTable: Sendable, Equatable {
  package let source: PreviewedTable
  package let report: BatchReport
  package let pool: DebtPool
  /// Rows that the lender's own column shows not to be charged off.
  package let otherLoans: Int
  package let table: ResultTable
  package let rejects: ResultTable
  /// Sets of loans on which the model did worse than a constant.
  package let weakOn: [String]

  /// Share of the money that the best so many loans bring together, in steps for drawing.
  package let curve: [(loans: Double, money: Double)]
  /// What share of the money the best fifth of the loans brings.
  package let bestFifth: Double?

  package static func == (left: ValuedTable, right: ValuedTable) -> Bool {
    left.table === right.table
  }

  init(
    _ source: PreviewedTable, _ desk: RecoveryDesk, _ watch: WorkWatch
  ) throws(DeskProblem) {
    let (valued, refused) = (try ScratchFile(), try ScratchFile())
    let found = try desk.recover(
      table: BatchRequest(
        input: source.preview.file, output: valued.path, rejects: refused.path,
        lender: source.preview.lender),
      progress: { watch.tell(WorkProgress($0)) }, isCancelled: { watch.isStopped })
    report = found.table
    pool = found.pool
    otherLoans = found.otherLoans
    table = try ResultTable(
      valued,
      numbers: [
        "row", "probability_of_recovery", "recovery_share", "expected_recovery", "expected_net",
        "rank", "net_per_hour", "settlement_floor",
      ], words: ["tier"], isCancelled: { watch.isStopped })
    rejects = try ResultTable(refused, numbers: ["row"], isCancelled: { watch.isStopped })
    weakOn = desk.weakOn
    // Counted here and not where it is shown: there may be many loans.
    let nets = table.numbers("expected_net").map { max(0, $0) }.sorted(by: >)
    curve = Self.curve(nets)
    let all = nets.reduce(0, +)
    bestFifth =
      all > 0 && nets.count >= 5 ? nets.prefix(nets.count / 5).reduce(0, +) / all : nil
    self.source = source
  }

  package static let columns = [
    ResultColumn("rank", "Rank", .count, width: 80),
    ResultColumn("row", "Row", .count, width: 80),
    ResultColumn("id", "Id", .text, width: 120),
    ResultColumn("expected_net", "Expected net", .money, width: 125),
    ResultColumn("expected_recovery", "Expected gross", .money, width: 135),
    ResultColumn("recovery_share", "Share", .share, width: 90),
    ResultColumn("probability_of_recovery", "Anything back", .share, width: 130),
    ResultColumn("tier", "Recommended", .words(ValuedTable.tiers), width: 150),
    ResultColumn("net_per_hour", "Net an hour", .money, width: 120),
    ResultColumn(
      "settlement_floor", "Least settlement", .money, width: 140, isWide: true),
  ]

  package static let tiers = Dictionary(
    uniqueKeysWithValues: Treatment.allCases.map { ($0.rawValue, $0.title) }
      + [("none", "Nothing is worth it")])

  /// - Parameter nets: the most first.
  private static func curve(_ nets: [Double]) -> [(loans: Double, money: Double)] {
    let all = nets.reduce(0, +)
    guard all > 0 else { return [] }
    let step = max(1, nets.count / 200)
    var sum = 0.0
    var points = [(loans: 0.0, money: 0.0)]
    for (index, net) in nets.enumerated() {
      sum += net
      if (index + 1).isMultiple(of: step) || index == nets.count - 1 {
        points.append((Double(index + 1) / Double(nets.count), sum / all))
      }
    }
    return points
  }

  /// A sentence or two that say what it means.
  package var sentence: String {
    guard pool.loans > 0 else { return "There is no loan to value in this table." }
    func money(_ money: Money) -> String {
      "\(Figure.grouped(money.amount))\u{202F}\(source.catalogue.currency)"
    }
    let share = Figure.percent(pool.expectedNet.amount / max(pool.balance.amount, 1e-9))
    let fifth = bestFifth.map {
      " The best fifth of the loans brings \(Figure.percent($0, decimals: 0)) of it."
    }
    return "Expect \(money(pool.expectedNet)) net of fees from "
      + "\(Figure.counted(pool.loans, "loan", "loans")), \(share) of what is owed."
      + (fifth ?? "")
  }
}

extension Treatment {
  /// As people say it.
  package var title: String {
    switch self {
    case .contact: "Letter and call"
    case .plan: "Repayment plan"
    case .settlement: "Settlement"
    case .sale: "Sale of the debt"
    }
  }
}
