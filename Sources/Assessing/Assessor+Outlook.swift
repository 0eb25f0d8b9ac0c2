package import Lending
package import Pricing

extension Assessor {
  /// What becomes of one unit of money in a loan with a chance of default; nil where the policy or the
  /// pack does not know the term.
  package func outlook(
    _ application: LoanApplication, _ probability: Probability
  ) -> LoanOutlook? {
    pricer.quote(application)?.outlook(probability)
  }
}
