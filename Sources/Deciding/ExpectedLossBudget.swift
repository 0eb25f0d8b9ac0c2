package import Lending

/// Declines where the expected loss takes too much of the amount.
package struct ExpectedLossBudget: PolicyRule {
  package static let key = "expectedLossBudget"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.expectedLossBudget else { return nil }
    self.mark = mark
  }

  package func finding(_ facts: CaseFacts) -> RuleFinding? {
    ceiling(facts.price.expectedLossShare, mark, "The expected loss", "budget")
  }
}
