internal import Assessing
internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring
internal import Tables

/// Reads loans from the rows of a table for the watch.
struct WatchRows: Sendable {
  let desk: Desk
  let columns: WatchedColumns

  func tally(_ block: TableBlock, _ rows: ApplicationRows) -> WatchTally {
    var tally = WatchTally()
    var cells = RecordCells(block)
    var room = rows.emptyRow
    defer { rows.finish(room) }
    for index in 0..<block.count {
      cells.scan(index)
      do throws(FieldProblems) {
        let application = try desk.checked(rows.application(cells, &room))
        try add(application, cells, to: &tally)
      } catch {
        tally.reject(error)
      }
    }
    return tally
  }

  /// Scores one loan and counts it.
  func add(
    _ application: LoanApplication, _ cells: RecordCells, to tally: inout WatchTally
  ) throws(FieldProblems) {
    let underwriter = desk.underwriter(for: application)
    guard let screened = underwriter.screen(application, reasons: 0, .verdict) else {
      throw ApplicationRows.problem(.termMonths, "is a term that the policy does not price")
    }
    var end: WatchedLoan.End?
    if let place = columns.outcome {
      end = OutcomeWord.end(cells.text(place))
      if end == nil { tally.leftOut[MonitorReport.unreadEnd, default: 0] += 1 }
    }
    let month = columns.month(cells)
    let seen = columns.lastMonth(cells)
    tally.lastMonth = [tally.lastMonth, seen].compactMap { $0 }.max()
    let name = underwriter.model.name
    let loan = WatchedLoan(
      logOdds: screened.probability.logOdds, band: screened.band, month: month,
      term: application.known(.termMonths).map { Int($0) }, end: end, seen: seen,
      verdict: screened.verdict,
      groups: columns.groups.map {
        let text = cells.text($0.place)
        return text.isBlank ? nil : text
      })
    tally.add(
      loan, application, answeredBy: name, month: month,
      references: desk.models.references(of: name))
  }
}

extension ModelSet {
  /// How the training loans of a model in use were spread; none of another.
  func references(of name: ModelName) -> [ReferenceDistribution] {
    all.first { $0.manifest.name == name }?.reference.distributions ?? []
  }
}
