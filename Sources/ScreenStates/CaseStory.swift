internal import Lending

/// What happened to a case, in words.
package struct CaseStory: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package let when: String
    package let who: String
    package let what: String
  }

  /// The state in a word or two.
  package let state: String
  /// What was decided and why, or that it was not.
  package let decision: String
  /// Whether the kept numbers come out again.
  package let replay: String
  package let isReplayed: Bool
  /// What differs, where something does.
  package let differences: [String]
  package let lines: [Line]

  @MainActor
  package init(_ opened: OpenedCase, clock: WallClock) {
    let credit = opened.creditCase
    state = credit.state.word
    decision = Self.decision(of: credit)
    switch opened.replay {
    case nil:
      (replay, isReplayed, differences) = ("Kept", true, [])
    case .reproduced:
      (replay, isReplayed, differences) = ("Reproduced exactly", true, [])
    case .differs(let names):
      (replay, isReplayed, differences) = ("Comes out differently today", false, names)
    case .unavailable(let sentence):
      (replay, isReplayed, differences) = ("Could not be recomputed", false, [sentence])
    }
    lines = credit.history.reversed().map { event in
      Line(when: clock.words(event.at), who: event.by, what: Self.words(event.what))
    }
  }

  private static func decision(of credit: CreditCase) -> String {
    guard let decision = credit.decision else { return "Not decided yet" }
    let own = decision.reason.isBlank ? "" : ": " + decision.reason
    let departs =
      decision.departs ? " (the policy recommended: \(decision.recommended.word.lowercased()))" : ""
    return decision.verdict.participle.capitalizedFirst + departs + own
  }

  private static func words(_ what: CaseEvent.What) -> String {
    switch what {
    case .renamed(let renaming): "Named “\(renaming.reference)”"
    case .opened(let opening): "Answers kept as “\(opening.reference)”"
    case .assessed(let assessed):
      "Assessed: chance \(Figure.percent(assessed.assessment.probability.value)), score "
        + "\(assessed.assessment.score), band \(assessed.assessment.band)"
    case .decided(let decision):
      decision.reason.isBlank
        ? "Decided: \(decision.verdict.participle)"
        : "Decided: \(decision.verdict.participle). \(decision.reason)"
    case .confirmed(let confirmation): confirmation.words
    case .outcome(let outcome): outcome.words
    case .noted(let note): "Note: \(note.text)"
    case .attached(let attachment): "Attached “\(attachment.name)”"
    }
  }
}
