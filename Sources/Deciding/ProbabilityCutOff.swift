package import Lending

/// Declines where the chance of default is above the cut-off.
package struct ProbabilityCutOff: CeilingRule {
  package static let key = "probabilityCutOff"
  package static let title = "Chance of default"
  static let words = CeilingWords(what: "The chance of default", mark: "cut-off")
  let mark: Rate
  /// The rule beside it that takes a case over; nil where the policy has none.
  private let closeCall: CloseCall?

  package init?(_ rules: PolicyRules) {
    mark = rules.probabilityCutOff
    closeCall = CloseCall(rules)
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    ceilingMeaning + (closeCall == nil ? "" : " and no close call")
  }

  /// A case above the cut-off that goes to a person may not sound like one that is declined.
  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let isClose =
      measurement.outcome == .declines && closeCall?.measurement(facts).outcome == .refers
    return ceilingSentence(measurement, facts)
      + (isClose ? ", by so little that this alone does not decline" : "")
  }

  func value(_ facts: CaseFacts) -> Rate? { Rate(percent: facts.probability.value * 100) }
}
