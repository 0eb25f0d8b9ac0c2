package import Lending

/// Declines where the payment takes too much of the income.
package struct PaymentToIncomeCeiling: CeilingRule {
  package static let key = "paymentToIncomeCeiling"
  package static let title = "Payment to income"
  static let words = CeilingWords(
    what: "The payment to income", mark: "ceiling", needs: "the income", isStressed: true)
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.paymentToIncomeCeiling else { return nil }
    self.mark = mark
  }

  func value(_ facts: CaseFacts) -> Rate? { facts.paymentToIncome }
}
