package import Lending

/// The numbers of an assessment without words.
package struct ScreenedLoan: Sendable {
  package let probability: Probability
  package let interval: ProbabilityInterval
  package let score: Int
  package let band: Band
  /// The fields that move the case most, the strongest first; none where the model only ranks.
  package let strongest: [FieldShare]
  /// Nil for a product that is not priced, and where it was not asked.
  package let price: LoanPrice?
  /// Nil without an interest rate of the lender's own, and where it was not asked.
  package let returns: ReturnRange?
  /// Nil where it was not asked.
  package let limit: Money?
  /// Key of the rule that stops a larger amount.
  package let limitBoundBy: String?
  /// 0…1; nil where the pack cannot say, and where it was not asked.
  package let outOfDomain: Double?
  /// Nil where it was not asked.
  package let verdict: Verdict?
}
