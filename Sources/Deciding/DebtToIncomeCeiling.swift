package import Lending

/// Declines where all debt payments, with this loan, take too much of the income.
package struct DebtToIncomeCeiling: PolicyRule {
  package static let key = "debtToIncomeCeiling"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.debtToIncomeCeiling else { return nil }
    self.mark = mark
  }

  package func finding(_ facts: CaseFacts) -> RuleFinding? {
    facts.price.debtToIncomeAfter.map {
      ceiling($0, mark, "The debt to income with this loan", "ceiling")
    }
  }
}
