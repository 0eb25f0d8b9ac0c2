package import Lending

/// Every scored field with its share, to four digits.
package struct ReasonTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package let label: String
    package let value: String
    package let againstAverage: String
    package let towardsLine: String
  }

  package let rows: [Row]
  package let sum: Row

  package init(_ assessment: Assessment, catalogue: FieldCatalogue) {
    let explanation = assessment.explanation
    rows = explanation.contributions.enumerated()
      .sorted {
        (abs($1.element.shareOfGap), $0.offset) < (abs($0.element.shareOfGap), $1.offset)
      }
      .map(\.element)
      .map { part in
        Row(
          label: catalogue[part.field]?.label ?? part.field.rawValue,
          value: catalogue.words(part.value, of: part.field),
          againstAverage: Figure.signed(part.logOdds, decimals: 4),
          towardsLine: Figure.signed(part.shareOfGap, decimals: 4))
      }
    sum = Row(
      label: "This applicant", value: Figure.percent(assessment.probability.value),
      againstAverage: Figure.signed(explanation.logOdds - explanation.base, decimals: 4),
      towardsLine: Figure.signed(explanation.gap, decimals: 4))
  }
}
