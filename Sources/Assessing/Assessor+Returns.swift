package import Lending
internal import Pricing

extension Assessor {
  /// How often each annual return of the loan is to be expected at a chance of default, in bins of
  /// `width` percent; nil where the policy or the pack does not know the term.
  package func returnDistribution(
    _ application: LoanApplication, _ probability: Probability, width: Double
  ) -> ReturnDistribution? {
    pricer.quote(application)?.returnDistribution(probability, width: width)
  }
}
