package import Lending

/// Declines where the payment takes too much of the income.
package struct PaymentToIncomeCeiling: PolicyRule {
  package static let key = "paymentToIncomeCeiling"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.paymentToIncomeCeiling else { return nil }
    self.mark = mark
  }

  package func finding(_ facts: CaseFacts) -> RuleFinding? {
    facts.price.paymentToIncome.map { ceiling($0, mark, "The payment to income", "ceiling") }
  }
}
