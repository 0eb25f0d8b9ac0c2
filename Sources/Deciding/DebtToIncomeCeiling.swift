package import Lending

/// Declines where all debt payments, with this loan, take too much of the income.
package struct DebtToIncomeCeiling: CeilingRule {
  package static let key = "debtToIncomeCeiling"
  package static let title = "Debt to income"
  static let words = CeilingWords(
    what: "The debt to income with this loan", mark: "ceiling",
    needs: "what the borrower pays on other debts", isStressed: true)
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.debtToIncomeCeiling else { return nil }
    self.mark = mark
  }

  func value(_ facts: CaseFacts) -> Rate? { facts.debtToIncomeAfter }
}
