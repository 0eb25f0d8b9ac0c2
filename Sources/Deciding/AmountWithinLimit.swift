package import Lending

/// Asks a person to look where more is asked than the limit allows.
///
/// The limit comes from the model without the lender's price, so a low rate that was granted cannot
/// buy an approval by itself.
package struct AmountWithinLimit: PolicyRule {
  package static let key = "amountWithinLimit"
  package static let title = "Amount beside the limit"

  package init?(_ rules: PolicyRules) {}

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Refers where the amount is above the limit"
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let whole = Rate(percent: 100)
    guard let limit = facts.limit else {
      return RuleMeasurement(value: nil, mark: whole, outcome: .passes)
    }
    let share =
      limit > .zero
      ? min(Rate(percent: facts.amount.amount / limit.amount * 100), .mostOfIncome) : .mostOfIncome
    return RuleMeasurement(value: share, mark: whole, outcome: share > whole ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let side = measurement.outcome == .refers ? "above" : "within"
    let (amount, limit) = (facts.amount.amount, facts.limit?.amount ?? 0)
    return "The amount, \(Figure.grouped(amount)), is \(side) the limit of \(Figure.grouped(limit))"
  }
}
