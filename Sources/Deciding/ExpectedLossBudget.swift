package import Lending

/// Declines where the expected loss takes too much of the amount.
package struct ExpectedLossBudget: CeilingRule {
  package static let key = "expectedLossBudget"
  package static let title = "Expected loss"
  static let words = CeilingWords(what: "The expected loss", mark: "budget")
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.expectedLossBudget else { return nil }
    self.mark = mark
  }

  func value(_ facts: CaseFacts) -> Rate? { facts.expectedLossShare }
}
