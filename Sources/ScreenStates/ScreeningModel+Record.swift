internal import Desk
package import Lending

/// What is put on record of a kept case beside its decision.
extension ScreeningModel {
  /// Whether there is a case to which something can be noted.
  package var canNote: Bool { state.opened != nil && !state.isKeeping }

  /// Whether an approved loan stands there, of which something can have become.
  package var canEnterOutcome: Bool {
    guard let kept = state.opened?.creditCase, !state.isKeeping else { return false }
    return kept.state == .approved || kept.state.isPastDeciding
  }

  package func note(_ text: String) async {
    guard let id = state.opened?.creditCase.id else { return }
    let note = desk.note
    await keep("The note is kept.") { () async throws(DeskProblem) in try await note(id, text) }
  }

  /// - Parameters:
  ///   - day: `2026-11-21` as typed; empty for today.
  ///   - recovered: as typed; empty where nothing is known.
  package func enterOutcome(_ kind: CaseOutcome.Kind, day: String, recovered: String) async {
    guard let id = state.opened?.creditCase.id else { return }
    var amount: Money?
    if !recovered.isBlank {
      guard let value = Figure.read(recovered) else {
        return onNotice("What was recovered must be a number.")
      }
      amount = Money(value)
    }
    let (enter, given) = (desk.enterOutcome, day.isBlank ? nil : day)
    await keep("What became of the loan is kept.") { [amount] () async throws(DeskProblem) in
      try await enter(id, kind, given, kind == .defaulted ? amount : nil)
    }
  }
}
