/// The part of one field in an assessment, without its words.
package struct FieldShare: Sendable, Equatable {
  package let field: FieldID
  /// Against the average applicant; above zero raises the chance of default.
  package let logOdds: Double
  /// Against the applicant at the approval line.
  package let shareOfGap: Double

  package init(field: FieldID, logOdds: Double, shareOfGap: Double) {
    self.field = field
    self.logOdds = logOdds
    self.shareOfGap = shareOfGap
  }
}
