package import Lending
package import Scoring

/// Turns applications of one product into assessments.
package protocol Underwriter: Sendable {
  var model: any ScoringModel { get }
  /// Full name of the model, as a table of results tells it.
  var modelName: String { get }
  var policy: Policy { get }
  /// Whether the model can tell its reasons, without which there is no assessment.
  var explains: Bool { get }

  /// The assessment with its words; nil where the policy or the pack cannot answer, or the model
  /// cannot tell its reasons.
  func assess(_ application: LoanApplication) -> Assessment?

  /// The numbers of an assessment without sentences, as a table of applications needs them.
  ///
  /// - Parameters:
  ///   - reasons: how many fields are told that move the case most.
  ///   - parts: what is wanted; nothing else is worked out.
  func screen(
    _ application: LoanApplication, reasons: Int, _ parts: ScreenedParts
  ) -> ScreenedLoan?

  /// What a borrower could do for the policy to approve, the smallest first: the fewest things that
  /// are enough, at most three.
  ///
  /// - Parameter recommendation: what is recommended for the application as it stands.
  func counterfactuals(
    to application: LoanApplication, _ recommendation: Recommendation
  ) -> Alternatives<Counterfactual>

  /// What each amount would mean, for drawing; nil where the policy or the pack cannot answer.
  func limitCurves(_ application: LoanApplication) -> LimitCurves?
}

extension Underwriter {
  /// All numbers.
  package func screen(_ application: LoanApplication, reasons: Int = 0) -> ScreenedLoan? {
    screen(application, reasons: reasons, .all)
  }
}

extension Assessor: Underwriter {}
