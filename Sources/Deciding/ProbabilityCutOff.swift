package import Lending

/// Declines where the chance of default is above the cut-off.
package struct ProbabilityCutOff: PolicyRule {
  package static let key = "probabilityCutOff"
  private let mark: Rate

  package init?(_ rules: PolicyRules) { mark = rules.probabilityCutOff }

  package func finding(_ facts: CaseFacts) -> RuleFinding? {
    ceiling(
      Rate(percent: facts.probability.value * 100), mark, "The chance of default", "cut-off")
  }
}
