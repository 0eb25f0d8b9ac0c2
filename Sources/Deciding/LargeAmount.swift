package import Lending

/// Asks a person to look where much is at stake.
package struct LargeAmount: PolicyRule {
  package static let key = "referAbove"
  package static let title = "Amount from which a person looks"
  private let mark: Money

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.referAbove else { return nil }
    self.mark = mark
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Refers amounts, of cards limits, above \(Figure.grouped(mark.amount))"
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let amount = stake(facts)
    return RuleMeasurement(
      measured: amount.amount, against: mark.amount, .money,
      outcome: amount > mark ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let what = facts.further.offered == nil ? "amount" : "limit"
    let side = measurement.outcome == .refers ? "above" : "within"
    return "The \(what), \(Figure.grouped(stake(facts).amount)), is \(side) the mark of "
      + "\(Figure.grouped(mark.amount)) from which a person looks"
  }

  private func stake(_ facts: CaseFacts) -> Money { facts.further.offered ?? facts.amount }
}
