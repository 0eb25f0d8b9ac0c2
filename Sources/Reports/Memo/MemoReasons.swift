internal import Drawing
internal import Lending

/// Why the chance is what it is: bars, shares of the distance to the line, and every field.
struct MemoReasons {
  private let assessment: Assessment
  private let catalogue: FieldCatalogue

  private static let told = 5

  init(_ assessment: Assessment, _ catalogue: FieldCatalogue) {
    self.assessment = assessment
    self.catalogue = catalogue
  }

  var blocks: [Block] {
    [
      .paragraph(
        "How far each answer moves the chance of default against the average applicant, in "
          + "log-odds: +0.69 doubles the odds of default, −0.69 halves them. The bars add up to "
          + "this applicant, and so does the table of every field, from the same zero. What is told "
          + "against the approval line has that line as its zero."),
      .picture(bars), .heading("Against the approval line", level: 2), .table(shares),
      .heading("Every field", level: 2), .table(contributions),
    ]
  }

  private var bars: Picture {
    let list = ReasonList(assessment, catalogue: catalogue, view: .againstAverage)
    let bars = ReasonBars(list)
    let height = ReasonBarsLayout.height(
      of: list.rows.count, width: PageStyle.content, fontSize: PageStyle.font.size)
    return Picture(height: height + 4, words: list.description) { bars.draw(on: $0) }
  }

  /// The strongest reasons, all others and their sum; the column adds up as it is printed.
  private var shares: ReportTable {
    let explanation = assessment.explanation
    let cutOff = Probability(logOdds: explanation.cutOff)
    let strongest = assessment.reasons.prefix(Self.told)
    let shown = strongest.reduce(0) { $0 + Self.rounded($1.shareOfGap) }
    let rows =
      strongest.map { [$0.sentence, Figure.signed($0.shareOfGap)] }
      + [
        ["all others", Figure.signed(Self.rounded(explanation.gap) - shown)],
        [
          "together: \(explanation.gap > 0 ? "above" : "below") the approval line of "
            + Figure.percent(cutOff.value), Figure.signed(explanation.gap),
        ],
      ]
    return ReportTable(
      [.init("Reason"), .init("Log-odds from the line", side: .right)], rows: rows, sums: 1)
  }

  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// Every field's part from the same zero as the bars, the average applicant; both columns add up.
  private var contributions: ReportTable {
    let explanation = assessment.explanation
    let average = Probability(logOdds: explanation.base)
    let rows =
      [
        [
          "Average applicant", Figure.percent(average.value),
          Figure.signed(0, decimals: 4), "",
        ]
      ]
      + explanation.contributions.map { part in
        let field = catalogue[part.field]
        return [
          field?.label ?? part.field.rawValue,
          field?.shown(part.value, currency: catalogue.currency) ?? "",
          Figure.signed(part.logOdds, decimals: 4), Figure.signed(part.shareOfGap, decimals: 4),
        ]
      }
      + [
        [
          "This applicant", Figure.percent(assessment.probability.value),
          Figure.signed(explanation.logOdds - explanation.base, decimals: 4),
          Figure.signed(explanation.gap, decimals: 4),
        ]
      ]
    return ReportTable(
      [
        .init("Field"), .init("Value", side: .right), .init("From the average", side: .right),
        .init("From the line", side: .right),
      ], rows: rows, sums: 1)
  }
}
