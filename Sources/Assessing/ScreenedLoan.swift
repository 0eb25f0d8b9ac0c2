package import Lending

/// The numbers of an assessment without words.
package struct ScreenedLoan: Sendable {
  package let probability: Probability
  package let interval: ProbabilityInterval
  package let score: Int
  package let band: Band
  /// Nil where the model only ranks.
  package let explanation: Explanation?
  package let price: LoanPrice
  package let limit: CreditLimit
  /// 0…1; nil where the pack cannot say.
  package let outOfDomain: Double?
  package let verdict: Verdict
}
