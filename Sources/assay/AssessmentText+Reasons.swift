import Lending

extension AssessmentText {
  /// The application in a line, "Asked: 12 000 USD for 36 months – chance of default 23.1 %, REFER",
  /// and what stands against it.
  var asked: String {
    let amount = application.amountAtStake.map {
      "\(Figure.grouped($0.amount))\u{202F}\(catalogue.currency)"
    }
    let term = application.termMonths > 0 ? " for \(application.termMonths) months" : ""
    return "  Asked: \(amount ?? "")\(term) – chance of default "
      + "\(Figure.percent(assessment.probability.value)), "
      + assessment.recommendation.verdict.rawValue.uppercased() + objections
  }

  /// A heading and a line for each reason that a refusal would state.
  var principalReasons: [String] {
    let reasons = assessment.principalReasons(of: application, in: catalogue)
    guard !reasons.isEmpty else { return ["Nothing speaks against approval"] }
    return ["Principal reasons against approval, as a letter would state them"]
      + reasons.enumerated().map { index, reason in
        let share = reason.shareOfGap.map { " (\(Figure.signed($0)))" } ?? ""
        return "  \(index + 1). \(reason.sentence)\(share)"
      }
  }
}
