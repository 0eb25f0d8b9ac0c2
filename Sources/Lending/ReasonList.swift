/// The reasons as rows that add up: a start, the strongest fields, all others, and the sum.
package struct ReasonList: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package enum Kind: Sendable {
      case start, part, sum, line
    }

    package let kind: Kind
    package let label: String
    /// In log-odds, from the start.
    package let value: Double
    /// The value as shown; the shown values add up too.
    package let figure: String
  }

  /// How many fields have a row of their own.
  package static let strongest = 6
  /// Start, fields, all others, sum and line.
  package static let rowCount = strongest + 4

  package let view: ReasonView
  package let rows: [Row]

  package init(_ assessment: Assessment, catalogue: FieldCatalogue, view: ReasonView) {
    self.view = view
    let explanation = assessment.explanation
    let start = view == .againstAverage ? explanation.base : explanation.cutOff
    let parts = explanation.contributions.map {
      ($0, view == .againstAverage ? $0.logOdds : $0.shareOfGap)
    }
    let strongest = parts.enumerated()
      .sorted { (abs($1.element.1), $0.offset) < (abs($0.element.1), $1.offset) }
      .prefix(Self.strongest).map(\.element)
    let sum = explanation.logOdds - start
    let shownSum = Self.hundredths(sum)
    let shownParts = strongest.map { Self.hundredths($0.1) }
    var rows = [
      Row(kind: .start, label: Self.startLabel(view, explanation), value: 0, figure: "0.00")
    ]
    for (part, shown) in zip(strongest, shownParts) {
      rows.append(
        Row(
          kind: .part, label: catalogue.phrase(part.0.value, of: part.0.field), value: part.1,
          figure: Self.figure(shown)))
    }
    // Rounding goes to the row that is a remainder anyway, so that the shown figures add up.
    rows.append(
      Row(
        kind: .part, label: "All others",
        value: sum - strongest.reduce(0) { $0 + $1.1 },
        figure: Self.figure(shownSum - shownParts.reduce(0, +))))
    rows.append(
      Row(
        kind: .sum, label: "This applicant, \(Figure.percent(assessment.probability.value))",
        value: sum, figure: Self.figure(shownSum)))
    let line = explanation.cutOff - start
    rows.append(
      Row(
        kind: .line,
        label: "Approval line, \(Figure.percent(Probability(logOdds: explanation.cutOff).value))",
        value: line, figure: view == .towardsLine ? "0.00" : Self.figure(Self.hundredths(line))))
    self.rows = rows
  }

  /// The picture in words, for people who do not see it.
  package var description: String {
    rows.map { row in
      switch row.kind {
      case .start, .sum, .line: "\(row.label): \(row.figure)"
      case .part: "\(row.label) \(row.value > 0 ? "raises" : "lowers") the chance: \(row.figure)"
      }
    }.joined(separator: "; ")
  }

  private static func startLabel(_ view: ReasonView, _ explanation: Explanation) -> String {
    switch view {
    case .againstAverage:
      "Average applicant, \(Figure.percent(Probability(logOdds: explanation.base).value))"
    case .towardsLine:
      "Applicant at the line, \(Figure.percent(Probability(logOdds: explanation.cutOff).value))"
    }
  }

  private static func hundredths(_ value: Double) -> Int {
    Int((value * 100).rounded(.toNearestOrEven))
  }

  private static func figure(_ hundredths: Int) -> String {
    hundredths == 0 ? "0.00" : Figure.signed(Double(hundredths) / 100)
  }
}
