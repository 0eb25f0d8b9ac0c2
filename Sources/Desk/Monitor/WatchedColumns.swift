internal import Lending
internal import Tables

/// Where a table tells what no application does: the end of a loan, its month, its groups.
struct WatchedColumns: Sendable {
  let outcome: Int?
  let issued: [Int]
  /// Columns whose latest month shows up to when the table tells.
  let lastSeen: [Int]
  let groups: [(name: String, place: Int)]

  private static let outcomes: [String: [String]] = [
    Lender.lendingclub.name: ["loan_status"],
    Lender.prosper.name: ["loanstatus"],
    Lender.uci.name: [
      "default_payment_next_month", "default payment next month", "default.payment.next.month",
    ],
  ]
  private static let issueDates: [String: [String]] = [
    Lender.lendingclub.name: ["issue_month", "issue_d"],
    Lender.prosper.name: ["loanoriginationdate"],
  ]
  private static let lastDates: [String: [String]] = [
    Lender.lendingclub.name: ["last_credit_pull_d", "last_pymnt_d"],
    Lender.prosper.name: ["closeddate"],
  ]

  init(_ request: MonitorRequest, _ lender: Lender, header: [String]) throws(DeskProblem) {
    let names = header.map { $0.lowercased() }
    func place(_ named: String?, option: String) throws(DeskProblem) -> Int? {
      guard let named else { return nil }
      guard let place = names.firstIndex(of: named.lowercased()) else {
        throw .file(named, problem: "is no column of the table (\(option))")
      }
      return place
    }
    func known(_ columns: [String: [String]]) -> [Int] {
      (columns[lender.name] ?? []).compactMap { names.firstIndex(of: $0) }
    }
    outcome = try place(request.outcome, option: "--outcome") ?? known(Self.outcomes).first
    issued = try place(request.issued, option: "--issued").map { [$0] } ?? known(Self.issueDates)
    lastSeen = known(Self.lastDates)
    for group in request.groups where !names.contains(group.lowercased()) {
      throw .file(group, problem: "is no column of the table (--groups)")
    }
    let wanted = Set(request.groups.map { $0.lowercased() })
    groups = header.indices.compactMap {
      names[$0].hasPrefix(TryOutRows.monitoring) || wanted.contains(names[$0])
        ? (header[$0], $0) : nil
    }
  }

  /// What is read besides the inputs, in lower case.
  func names(in header: [String]) -> Set<String> {
    Set(
      ([outcome].compactMap { $0 } + issued + lastSeen + groups.map(\.place))
        .map { header[$0].lowercased() })
  }

  /// The first of the columns that holds a month.
  func month(_ cells: RecordCells) -> Int? {
    for place in issued {
      if let month = MonthDate(cells.text(place)) { return month.index }
    }
    return nil
  }

  func lastMonth(_ cells: RecordCells) -> Int? {
    lastSeen.compactMap { MonthDate(cells.text($0))?.index }.max()
  }
}
