internal import Assessing
internal import Lending
internal import Tables

/// Asks two desks the same of each application, and counts.
struct TryOutRows: Sendable {
  let before: Desk
  let after: Desk
  /// Columns of a table that make groups.
  let columns: [(name: String, place: Int)]

  /// What of a checked application makes groups where nothing else is known of it.
  private static let fields: [FieldID] = [.termMonths, .purpose, "region"]

  /// Names that the monitoring of fairness uses, which no rule and no model reads.
  static let monitoring = "group_"

  init(before: Desk, after: Desk, header: [String] = [], groups: [String] = []) throws(DeskProblem)
  {
    self.before = before
    self.after = after
    let names = header.map { $0.lowercased() }
    for group in groups where !names.contains(group.lowercased()) {
      throw .file(group, problem: "is no column of the table (--group)")
    }
    let wanted = Set(groups.map { $0.lowercased() })
    columns = header.indices.compactMap { place in
      names[place].hasPrefix(Self.monitoring) || wanted.contains(names[place])
        ? (header[place], place) : nil
    }
  }

  /// Without columns of groups the application's own fields say who is who.
  private var fields: [FieldID] {
    columns.isEmpty ? Self.fields.filter { before.catalogue[$0] != nil } : []
  }

  private var makers: [String] { ["band"] + fields.map(\.rawValue) + columns.map(\.name) }

  var emptyTally: TryOutTally { TryOutTally(groupedBy: makers) }

  func tally(_ block: TableBlock, _ rows: ApplicationRows) -> TryOutTally {
    var tally = emptyTally
    var cells = RecordCells(block)
    var room = rows.emptyRow
    defer { rows.finish(room) }
    for index in 0..<block.count {
      cells.scan(index)
      let row = block.firstRow + index
      do throws(FieldProblems) {
        let application = try before.checked(rows.application(cells, &room))
        add(application, columns.map { cells.text($0.place) }, row: row, to: &tally)
      } catch {
        tally.reject(TryOutRejection(row: row, problems: error.problems))
      }
    }
    return tally
  }

  /// - Parameters:
  ///   - texts: what stands in the columns that make groups.
  ///   - row: its data row; nil for a case.
  func add(
    _ application: LoanApplication, _ texts: [String] = [], row: Int? = nil,
    to tally: inout TryOutTally
  ) {
    guard
      let first = before.underwriter(for: application)
        .screen(application, reasons: 0, .rules),
      let second = after.underwriter(for: application).screen(application, reasons: 0, .rules)
    else {
      let problems = ApplicationRows.problem(
        .termMonths, "is a term that a policy does not price"
      ).problems
      return tally.reject(row.map { TryOutRejection(row: $0, problems: problems) })
    }
    let own = fields.map { application.value($0).map { $0.choice ?? Figure.plain($0.number ?? 0) } }
    tally.add(
      before: first, after: second, amount: application.amountAtStake ?? .zero,
      groups: [first.band.letter] + own + texts.map { $0.isEmpty ? nil : $0 })
  }

  func result(_ tally: TryOutTally, rules: [String]) -> PolicyTryOut {
    tally.result(
      before: before.policy.fullName, after: after.policy.fullName, rules: rules,
      monitoring: Set(columns.map(\.name)))
  }
}
