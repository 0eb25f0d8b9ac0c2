internal import Accounts
internal import CaseStore
package import FoundationEssentials
package import Lending
internal import StrictJSON

extension CaseRoom {
  /// The moment before which a case's last change must lie for its time to be over, as kept in
  /// records.
  private static func limit(months: Int, now: Date) -> String? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(byAdding: .month, value: -months, to: now)?
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Cases to which nothing has happened for so many months, the longest untouched first.
  ///
  /// Counted from the last record of the case and not from the notice alone: never too early.
  ///
  /// - Parameter months: nil for those that the workspace's settings say.
  package func dueCases(
    months: Int? = nil, matching text: String = "", now: Date = .now
  ) async throws(DeskProblem) -> [CaseSummary] {
    let laidDown = try settings.monthsKept
    let months = months ?? laidDown
    guard let limit = Self.limit(months: months, now: now) else { return [] }
    return try await cases(matching: text).filter { $0.changedAt < limit }
      .sorted { $0.changedAt < $1.changedAt }
  }

  /// Whether the time for which a case is to be kept is not over yet.
  package func mustStillBeKept(
    _ found: ErasableCase, now: Date = .now
  ) throws(DeskProblem) -> Bool {
    Self.limit(months: try settings.monthsKept, now: now).map { found.changedAt >= $0 } ?? true
  }

  /// Writes all that is kept of some cases as one JSON document, and puts that on record.
  ///
  /// - Parameter output: path, or `-` for standard output.
  package func export(_ cases: [CaseID], to output: String) async throws(DeskProblem) {
    let file = try OutputFile(output)
    try file.write(Array("{\"cases\":[".utf8))
    for (number, id) in cases.enumerated() {
      let kept = try await keeper.creditCase(id, for: .exportCases)
      if number > 0 { try file.write([UInt8(ascii: ",")]) }
      do {
        try file.write([0x0A] + StrictJSON.encode(kept, pretty: true))
      } catch let problem as DeskProblem {
        throw problem
      } catch {
        throw .file(output, problem: "a case cannot be written as JSON")
      }
    }
    try file.write(Array("\n]}\n".utf8))
    // On record before anybody has it.
    try await keeper.recordExport(of: cases)
    try file.finish()
  }
}
