package import Lending

/// Asks a person to look again where the chance of default lies close to the cut-off.
///
/// On both sides: a case just above the line is worth a second look as much as one just below it.
package struct CloseCall: PolicyRule {
  package static let key = "closeCall"
  package static let title = "Close to the cut-off"
  private let cutOff: Rate
  private let reach: Rate

  package init?(_ rules: PolicyRules) {
    guard let reach = rules.closeCall else { return nil }
    cutOff = rules.probabilityCutOff
    self.reach = reach
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Refers within \(Figure.plain(reach.percent)) points of the cut-off, on both sides"
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let distance = abs(facts.probability.value * 100 - cutOff.percent)
    return RuleMeasurement(
      value: Rate(percent: distance), mark: reach,
      outcome: distance <= reach.percent ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let points = Figure.shown(measurement.value?.percent ?? 0, decimals: 1)
    let side = facts.probability.value * 100 > cutOff.percent ? "above" : "under"
    let place = "the chance of default is \(points) points \(side) the cut-off"
    return measurement.outcome == .refers ? "Close call: \(place)" : "No close call: \(place)"
  }
}
