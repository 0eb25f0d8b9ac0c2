internal import Lending

/// The figures of an assessment and the rules of the policy, as rows.
struct MemoResult {
  private let assessment: Assessment
  private let currency: String

  init(_ assessment: Assessment, currency: String) {
    self.assessment = assessment
    self.currency = currency
  }

  /// What it is, its figure, and what the figure is held against.
  var figures: ReportTable {
    let interval = assessment.interval
    var rows = [
      [
        "Chance of default", Figure.percent(assessment.probability.value),
        "\(Figure.percent(interval.low.value)) to \(Figure.percent(interval.high.value)), "
          + "\(Figure.percent(interval.confidence, decimals: 0)) interval",
      ],
      ["Score", String(assessment.score), "of 300 to 850, band \(assessment.band)"],
    ]
    if let price = assessment.price { rows += self.rows(price) }
    rows.append(["Limit", money(assessment.limit.amount), assessment.limit.sentence])
    if let measure = assessment.outOfDomain {
      rows.append([
        "More unusual than", Figure.percent(measure), "of the loans that the model learned from",
      ])
    }
    return ReportTable(
      [.init(), .init(side: .right, isBold: true), .init(isQuiet: true)], rows: rows)
  }

  private func rows(_ price: LoanPrice) -> [[String]] {
    let share = price.paymentToIncome.map { ", \(Self.percent($0)) of income" } ?? ""
    var rows = [
      [
        "Payment a month", money(price.payment, decimals: 2),
        "at \(Figure.plain(price.rate.percent))\u{202F}%"
          + (price.isRateAssumed ? ", the policy's assumed rate" : "") + share,
      ],
      [
        "Expected loss", money(price.expectedLoss),
        "\(Self.percent(price.expectedLossShare)) of the amount",
      ],
    ]
    if let after = price.debtToIncomeAfter {
      rows.append(["Debt to income", Self.percent(after), "with this loan"])
    }
    return rows
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
          finding.sentence, finding.measured.map { Self.shown($0, finding.rule) } ?? "not known",
          Self.shown(finding.mark, finding.rule), finding.outcome.words,
        ]
      })
  }

  /// A close call is measured in points of the chance, everything else in percent.
  private static func shown(_ value: Double, _ rule: String) -> String {
    // Without any limit or income every share is beyond what is told.
    let beyond = value >= Rate.mostOfIncome.percent ? "more than " : ""
    let number = beyond + Figure.grouped(value, decimals: 1)
    return rule == "closeCall" ? "\(number) points" : "\(number)\u{202F}%"
  }

  private func money(_ money: Money, decimals: Int = 0) -> String {
    "\(Figure.grouped(money.amount, decimals: decimals))\u{202F}\(currency)"
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
