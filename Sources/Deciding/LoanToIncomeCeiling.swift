package import Lending

/// Declines where the amount is too much beside a year's income.
package struct LoanToIncomeCeiling: CeilingRule {
  package static let key = "loanToIncomeCeiling"
  package static let title = "Amount beside a year's income"
  static let words = CeilingWords(
    what: "The amount as a share of a year's income", mark: "ceiling", needs: "the income")
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.loanToIncomeCeiling else { return nil }
    self.mark = mark
  }

  func value(_ facts: CaseFacts) -> Rate? { facts.further.loanToIncome }
}
