package import Lending
package import Scoring

/// Turns applications of one product into assessments.
package protocol Underwriter: Sendable {
  var model: any ScoringModel { get }
  var policy: Policy { get }
  /// Whether the model can tell its reasons, without which there is no assessment.
  var explains: Bool { get }

  /// The assessment with its words; nil where the policy or the pack cannot answer, or the model
  /// cannot tell its reasons.
  func assess(_ application: LoanApplication) -> Assessment?

  /// The numbers of an assessment without sentences, as a table of applications needs them.
  func screen(_ application: LoanApplication) -> ScreenedLoan?
}

extension Assessor: Underwriter {}
