internal import CaseStore
internal import Lending
internal import Tables

/// Makes cases of the rows of a table, assessed and ready to be kept.
struct RowKeeper: Sendable {
  let desk: Desk
  let rows: ApplicationRows
  /// Names rows that have no name of their own.
  let tableName: String
  /// Columns for the monitoring of fairness alone.
  let groups: [(name: String, place: Int)]
  let at: String
  let by: String
  /// References of the cases that are there: their rows need no work.
  let known: Set<String>
  /// Numbers of the rows that are wanted; nil for all.
  let wanted: Set<Int>?
  /// Asked before each row: those that come after are left for another time.
  let isCancelled: @Sendable () -> Bool

  /// One row: a case ready to be kept, or why it is none.
  enum Row: Sendable {
    case ready(reference: String, [PreparedEvent])
    case known
    case notWanted
    case refused(number: Int, FieldProblems)
  }

  /// - Parameter ids: one for each row.
  func prepare(_ block: TableBlock, _ ids: [CaseID]) -> [Row] {
    var cells = RecordCells(block)
    var room = rows.emptyRow
    defer { rows.finish(room) }
    return (0..<block.count).prefix { _ in !isCancelled() }.map { index in
      cells.scan(index)
      let number = block.firstRow + index
      if let wanted, !wanted.contains(number) { return .notWanted }
      let name = rows.id(of: cells).flatMap { $0.isBlank ? nil : $0 }
      let reference = name ?? "\(tableName) row \(number)"
      if known.contains(reference) { return .known }
      do {
        let application = try desk.checked(rows.application(cells, &room))
        return .ready(
          reference: reference,
          try events(
            application, reference: reference, as: ids[index], groups: try groups(in: cells)))
      } catch let problems as FieldProblems {
        return .refused(number: number, problems)
      } catch {
        let sentence = (error as? DeskProblem)?.sentence ?? (error as? StoreError)?.sentence
        return .refused(number: number, ApplicationRows.problem("", sentence ?? "cannot be kept"))
      }
    }
  }

  /// What the row says for the monitoring of fairness; nil where it says nothing.
  private func groups(in cells: RecordCells) throws(FieldProblems) -> GroupAttributes? {
    var values: [String: String] = [:]
    for column in groups {
      let text = cells.text(column.place)
      guard GroupAttributes.isPlain(text) else {
        throw ApplicationRows.problem(
          FieldID(column.name), "must be one line of at most \(GroupAttributes.longest) letters")
      }
      values[column.name] = text
    }
    return GroupAttributes(values)
  }

  private func events(
    _ application: LoanApplication, reference: String, as id: CaseID, groups: GroupAttributes?
  ) throws -> [PreparedEvent] {
    var form = ApplicationForm(product: application.product)
    for (field, value) in application.values {
      form.entries[field] = value.number.map { .number($0) } ?? value.choice.map { .text($0) }
    }
    let assessed = AssessedApplication(
      application: application, assessment: try desk.assess(application), policy: desk.policy)
    let what: [CaseEvent.What] = [
      .opened(CaseOpening(reference: reference, form: form)), .assessed(assessed),
    ]
    let events = try what.map { what in
      try PreparedEvent(CaseEvent(caseID: id, at: at, by: by, what: what))
    }
    return try events + (groups.map { [try PreparedEvent($0, of: id, at: at, by: by)] } ?? [])
  }
}
