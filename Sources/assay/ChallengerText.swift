import Desk
import Lending

/// A challenger's explanation for a terminal.
struct ChallengerText {
  let catalogue: FieldCatalogue
  let explanation: ChallengerExplanation

  var text: String {
    var table = TextTable([.left, .left, .right])
    table.add(["Field", "Value", "Log-odds"])
    table.add([
      "Average of the training rows", Figure.percent(Probability(logOdds: explanation.base).value),
      Figure.signed(explanation.base, decimals: 4),
    ])
    for part in explanation.parts {
      let field = catalogue[part.field]
      table.add([
        field?.label ?? part.field.rawValue,
        field?.shown(part.value, currency: catalogue.currency) ?? "",
        Figure.signed(part.logOdds, decimals: 4),
      ])
    }
    let sum = explanation.parts.reduce(explanation.base) { $0 + $1.logOdds }
    table.add([
      "This applicant", Figure.percent(explanation.probability.value),
      Figure.signed(sum, decimals: 4),
    ])
    return table.text
      + "\n  Exact Shapley values of a challenger, which ranks and decides no case"
      + "\n  model \(explanation.model) (\(explanation.packDigest.prefix(12)))"
  }
}
