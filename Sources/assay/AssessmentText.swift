import Lending

/// An assessment as a person reads it on a terminal.
struct AssessmentText {
  let catalogue: FieldCatalogue
  let application: LoanApplication
  let assessment: Assessment

  private var currency: String { catalogue.currency }

  func money(_ money: Money, decimals: Int = 0) -> String {
    "\(Figure.grouped(money.amount, decimals: decimals))\u{202F}\(currency)"
  }

  func percent(_ rate: Rate) -> String {
    Figure.shown(rate.percent, decimals: 1) + "\u{202F}%"
  }

  /// Result, money, verdict and the strongest reasons.
  var summary: String {
    var table = TextTable([.left, .right, .left])
    for row in AssessmentFigures(assessment, catalogue).rows { table.add(row) }
    table.add(["Recommendation", assessment.recommendation.verdict.rawValue.uppercased(), ""])
    return table.text + objections
  }

  /// The rules that stand against a plain approval, below what comes before.
  var objections: String {
    let sentences =
      assessment.recommendation.objections.map(\.sentence)
      + [assessment.twoModelsSentence(asked: application.amountAtStake)].compactMap { $0 }
    return sentences.isEmpty
      ? "" : "\n" + sentences.map { "    \($0)" }.joined(separator: "\n")
  }

  /// The reasons against the approval line, both directions.
  func reasons(most: Int) -> String {
    let cutOff = Probability(logOdds: assessment.explanation.cutOff)
    let side = assessment.explanation.gap > 0 ? "above" : "below"
    var table = TextTable([.right, .left])
    for reason in assessment.reasons.prefix(most) {
      table.add([Figure.signed(reason.shareOfGap), reason.sentence])
    }
    // What is rounded away stands with the others, so that the column adds up as it is printed.
    let shown = assessment.reasons.prefix(most).reduce(0) { $0 + Self.rounded($1.shareOfGap) }
    let rest = Self.rounded(assessment.explanation.gap) - shown
    table.add([Figure.signed(rest), "all others"])
    table.add([
      Figure.signed(assessment.explanation.gap),
      "together: \(side) the approval line of \(Figure.percent(cutOff.value))",
    ])
    return table.text
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// Every field's part from two zeros, the average applicant and the approval line, as the memo tells
  /// it; both columns add up.
  var contributions: String {
    let explanation = assessment.explanation
    let average = Probability(logOdds: explanation.base)
    var table = TextTable([.left, .left, .right, .right])
    table.add(["Field", "Value", "From the average", "From the line"])
    table.add([
      "Average applicant", Figure.percent(average.value),
      Figure.signed(0, decimals: 4), "",
    ])
    for contribution in explanation.contributions {
      let field = catalogue[contribution.field]
      table.add([
        field?.label ?? contribution.field.rawValue,
        field?.shown(contribution.value, currency: currency) ?? "",
        Figure.signed(contribution.logOdds, decimals: 4),
        Figure.signed(contribution.shareOfGap, decimals: 4),
      ])
    }
    table.add([
      "This applicant", Figure.percent(assessment.probability.value),
      Figure.signed(explanation.logOdds - explanation.base, decimals: 4),
      Figure.signed(explanation.gap, decimals: 4),
    ])
    let line = Figure.percent(Probability(logOdds: explanation.cutOff).value)
    return table.text + """


        Both columns are log-odds of default with a zero of their own: the average applicant, whose
        log-odds are \(Figure.signed(explanation.base, decimals: 4)), and the approval line of \(line), \
      at \(Figure.signed(explanation.cutOff, decimals: 4)).
      """
  }

  /// What came of past loans like this one, under its own heading; nil where the pack cannot say.
  var evidence: String? {
    assessment.evidence.map { evidence in
      """

        Evidence
        \(assessment.evidenceCaution.map { "\($0).\n  " } ?? "")\(evidence.sentence).
        \(evidence.calibration).
        Like this one: \(evidence.likeness).
      """
    }
  }

  var provenance: String {
    let from = assessment.provenance
    return "  model \(from.model) (\(from.packDigest.prefix(12))), limit by \(from.limitModel), "
      + "policy \(from.policy) (\(from.policyDigest.prefix(12)))"
  }
}
