package import Lending

/// Asks a person to look again where the chance of default lies close to the cut-off.
///
/// On both sides: a case just above the line is worth a second look as much as one just below it.
package struct CloseCall: PolicyRule {
  package static let key = "closeCall"
  private let cutOff: Rate
  private let reach: Rate

  package init?(_ rules: PolicyRules) {
    guard let reach = rules.closeCall else { return nil }
    cutOff = rules.probabilityCutOff
    self.reach = reach
  }

  package func finding(_ facts: CaseFacts) -> RuleFinding? {
    let distance = facts.probability.value * 100 - cutOff.percent
    let isClose = abs(distance) <= reach.percent
    let points = Figure.shown(abs(distance), decimals: 1)
    let side = distance > 0 ? "above" : "under"
    return finding(
      isClose ? .refers : .passes, measured: abs(distance), mark: reach,
      isClose
        ? "Close call: the chance of default is \(points) points \(side) the cut-off"
        : "The chance of default is \(points) points \(side) the cut-off, no close call")
  }
}
