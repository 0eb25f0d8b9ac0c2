package import Lending

/// A decision while it is being made.
package struct DecisionDraft: Sendable, Equatable {
  package let recommended: Verdict
  package var verdict: Verdict
  package var reason: String

  package init(recommended: Verdict) {
    self.recommended = recommended
    verdict = recommended
    reason = ""
  }

  package var departs: Bool { verdict != recommended }

  /// A decision that departs from the recommendation is kept only with the person's own reason.
  package var canKeep: Bool { !departs || !reason.isBlank }

  package var hint: String {
    departs
      ? "This departs from the recommendation (\(recommended.word.lowercased())), so your own "
        + "reason is needed."
      : "This follows the recommendation. A reason of your own may be added."
  }
}
