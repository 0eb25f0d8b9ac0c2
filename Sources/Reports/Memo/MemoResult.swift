internal import Lending

/// The figures of an assessment and the rules of the policy, as rows.
struct MemoResult {
  private let assessment: Assessment
  private let catalogue: FieldCatalogue

  init(_ assessment: Assessment, _ catalogue: FieldCatalogue) {
    self.assessment = assessment
    self.catalogue = catalogue
  }

  /// What it is, its figure, and what the figure is held against.
  var figures: ReportTable {
    var rows = AssessmentFigures(assessment, catalogue).rows
    if let after = assessment.price?.debtToIncomeAfter {
      let place = rows.firstIndex { $0[0] == "Expected loss" } ?? rows.count - 1
      let isDefined = after < .mostOfIncome
      rows.insert(
        [
          "Debt to income", isDefined ? Self.percent(after) : "not defined",
          isDefined ? "with this loan" : "there is no income",
        ], at: place + 1)
    }
    return ReportTable(
      [.init(), .init(side: .right, isBold: true), .init(isQuiet: true)], rows: rows)
  }

  /// The expected money of each year; nil for a product without a price.
  var moneyByYear: ReportTable? {
    AssessmentFigures(assessment, catalogue).moneyByYear.map { years in
      ReportTable(years.names.map { .init($0, side: .right) }, rows: years.rows)
    }
  }

  var recommendation: String {
    "The policy recommends to \(assessment.recommendation.verdict.rawValue)."
      + (assessment.recommendation.objections.isEmpty ? " Every rule of it is met." : "")
  }

  /// Every rule with its measured value, the ones that fired first.
  var rules: ReportTable {
    let findings = assessment.recommendation.findings
    let ordered = assessment.recommendation.objections + findings.filter { $0.outcome == .passes }
    return ReportTable(
      [
        .init("Rule"), .init("Measured", side: .right), .init("Mark", side: .right),
        .init("Outcome"),
      ],
      rows: ordered.map { finding in
        [
          finding.sentence, finding.measured.map { shown($0, finding) } ?? "not known",
          shown(finding.mark, finding), outcome(finding),
        ]
      })
  }

  /// What comes of a finding in this case: a close call takes a case above the cut-off to a person.
  private func outcome(_ finding: RuleFinding) -> String {
    assessment.recommendation.verdict == .refer && finding.outcome == .declines
      ? RuleFinding.Outcome.refers.words : finding.outcome.words
  }

  /// In the finding's unit; a close call is measured in points of the chance.
  private func shown(_ value: Double, _ finding: RuleFinding) -> String {
    let rule = finding.rule
    switch finding.unit {
    case .count, .points: return Figure.grouped(value)
    case .money: return "\(Figure.grouped(value))\u{202F}\(catalogue.currency)"
    case .percent, .years, .months, nil: break
    }
    // Without any limit or income a share of it is not defined.
    if value >= Rate.mostOfIncome.percent {
      return rule == "amountWithinLimit" ? "the limit is nil" : "no income"
    }
    let number = Figure.grouped(value, decimals: 1)
    return rule == "closeCall" ? "\(number) points" : "\(number)\u{202F}%"
  }

  private static func percent(_ rate: Rate) -> String {
    Figure.shown(rate.percent, decimals: 1) + "\u{202F}%"
  }
}

extension RuleFinding.Outcome {
  fileprivate var words: String {
    switch self {
    case .passes: "met"
    case .refers: "a person must look"
    case .declines: "declines"
    case .notMeasured: "not measured: a person must look"
    }
  }
}
