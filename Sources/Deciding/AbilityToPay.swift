package import Lending

/// Asks a person to look where a card's limit would rise and nobody knows whether it can be paid.
///
/// Regulation Z §1026.51 asks for income and obligations before a limit rises; a limit that stays or
/// falls needs neither.
package struct AbilityToPay: PolicyRule {
  package static let key = "abilityToPay"
  package static let title = "Ability to pay a higher limit"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.abilityToPay else { return nil }
    self.mark = mark
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Declines where the minimum payment on a higher limit is above \(mark.shown) of income less "
      + "obligations; refers where these are not known, and where no limit at all is within the policy"
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    if facts.limit == .zero {
      return RuleMeasurement(value: facts.paymentToFreeIncome, mark: mark, outcome: .refers)
    }
    guard let limit = facts.limit, limit > facts.amount else {
      return RuleMeasurement(value: facts.paymentToFreeIncome, mark: mark, outcome: .passes)
    }
    guard let share = facts.paymentToFreeIncome else {
      return RuleMeasurement(value: nil, mark: mark, outcome: .notMeasured)
    }
    return RuleMeasurement(value: share, mark: mark, outcome: share > mark ? .declines : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let limit = Figure.grouped(facts.limit?.amount ?? 0)
    if measurement.outcome == .notMeasured {
      return "Whether a limit of \(limit) can be paid cannot be checked: the monthly income or the "
        + "obligations are not known"
    }
    if measurement.outcome == .refers {
      return "No limit at all is within the policy, so a person looks at the card"
    }
    guard let value = measurement.value else { return "No higher limit is recommended" }
    let side = measurement.outcome == .declines ? "above" : "within"
    if value >= .mostOfIncome {
      return
        "The minimum payment on a limit of \(limit)\(facts.stressWords) is \(side) the ceiling "
        + "of \(mark.shown): no income is left after the obligations"
    }
    return "The minimum payment on a limit of \(limit)\(facts.stressWords), \(value.shown) of "
      + "income less obligations, is \(side) the ceiling of \(mark.shown)"
  }
}
