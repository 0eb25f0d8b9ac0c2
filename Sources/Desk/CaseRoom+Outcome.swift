internal import Accounts
package import FoundationEssentials
package import Lending

extension CaseRoom {
  /// The largest amount that an outcome may tell.
  private static let mostRecovered = 1e12

  /// Puts on record what became of an approved loan; entered again, the last entry holds.
  ///
  /// - Parameters:
  ///   - day: of the outcome itself, `2026-11-21`; nil is today.
  ///   - recovered: of a defaulted loan, what came back of it so far.
  package func enterOutcome(
    _ id: CaseID, _ outcome: CaseOutcome.Kind, on day: String? = nil, recovered: Money? = nil,
    now: Date = .now
  ) async throws(DeskProblem) -> CreditCase {
    try await keeper.require(.keepCases)
    let style = Date.ISO8601FormatStyle()
    // Somewhere the next day has begun already, at most 14 hours ahead.
    let latest = String(now.addingTimeInterval(14 * 3600).formatted(style).prefix(10))
    let day = day ?? String(now.formatted(style).prefix(10))
    guard CalendarDay.isDay(day) else {
      throw .file("--at", problem: "takes a day such as 2026-11-21")
    }
    guard day <= latest else { throw .file("--at", problem: "that day is still to come") }
    if let recovered {
      guard outcome == .defaulted else {
        throw .file("--recovered", problem: "only of a defaulted loan is something recovered")
      }
      guard recovered.amount >= 0, recovered.amount <= Self.mostRecovered else {
        throw .file("--recovered", problem: "must be an amount of 0 or more")
      }
    }
    let kept = try await keeper.creditCase(id)
    guard kept.state == .approved || kept.state.isPastDeciding else { throw .notApproved }
    return try await keeper.record(
      [.outcome(CaseOutcome(outcome, on: day, recovered: recovered))], in: id)
  }
}
