package import Lending
package import Scoring

/// Turns applications of one product into assessments.
package protocol Underwriter: Sendable {
  var model: RiskModel { get }
  var policy: Policy { get }

  /// The assessment with its words; nil where the policy or the pack cannot answer.
  func assess(_ application: LoanApplication) -> Assessment?

  /// The numbers of an assessment without sentences, as a table of applications needs them.
  func screen(_ application: LoanApplication) -> ScreenedLoan?
}

extension Assessor: Underwriter {}
