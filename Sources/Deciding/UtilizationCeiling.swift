package import Lending

/// Declines where the cards are too full.
package struct UtilizationCeiling: CeilingRule {
  package static let key = "utilizationCeiling"
  package static let title = "Use of cards"
  static let words = CeilingWords(
    what: "The share of the card limits in use", mark: "ceiling",
    needs: "how much of the card limits is in use")
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.utilizationCeiling else { return nil }
    self.mark = mark
  }

  func value(_ facts: CaseFacts) -> Rate? {
    facts.further.application?.known(.revolvingUtilization).map { Rate(percent: $0) }
  }
}
