package import Lending

extension LoanQuote {
  /// What a loan of 1 is expected to earn, discounted and after fees: its net present value over what
  /// is paid out.
  package func expectedMargin(_ probability: Probability) -> Double {
    expectedFlow(probability).value(discount: term.terms.discount) - term.terms.outlay
  }
}
