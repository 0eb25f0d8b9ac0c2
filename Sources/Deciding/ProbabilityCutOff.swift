package import Lending

/// Declines where the chance of default is above the cut-off.
package struct ProbabilityCutOff: CeilingRule {
  package static let key = "probabilityCutOff"
  package static let title = "Chance of default"
  static let words = CeilingWords(what: "The chance of default", mark: "cut-off")
  let mark: Rate

  package init?(_ rules: PolicyRules) {
    mark = rules.probabilityCutOff
  }

  func value(_ facts: CaseFacts) -> Rate? { Rate(percent: facts.probability.value * 100) }
}
