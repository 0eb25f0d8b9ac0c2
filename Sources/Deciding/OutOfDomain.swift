package import Lending

/// Asks a person to look where the application is unlike the loans that the model learned from.
///
/// A chance of default is then no more than a guess from afar, in either direction.
package struct OutOfDomain: PolicyRule {
  package static let key = "outOfDomain"
  package static let title = "Unlike what the model learned from"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.outOfDomain else { return nil }
    self.mark = mark
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Refers where the application is more unusual than \(mark.shown) of the "
      + "\(Self.things(catalogue.product)) that the model learned from"
  }

  /// A model that brings no measure refers nobody: it would refer everybody.
  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let value = facts.outOfDomain.map { Rate(percent: $0 * 100) }
    let isUnlike = value.map { $0 >= mark } ?? false
    return RuleMeasurement(value: value, mark: mark, outcome: isUnlike ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    guard let value = measurement.value else {
      return "How unusual the application is cannot be said: the model brings no measure of it"
    }
    let share = Figure.shown(value.percent, decimals: 1) + "\u{202F}%"
    let product = facts.further.catalogue?.product ?? .installmentLoan
    let place =
      "more unusual than \(share) of the \(Self.things(product)) that the model learned from"
    guard measurement.outcome == .refers else {
      return "The application is \(place), under the mark of \(measurement.mark.shown)"
    }
    let oddest = facts.oddest.map { "; most unusual: \($0)" } ?? ""
    return value.percent >= 100
      ? "The application is unlike any \(Self.thing(product)) that the model learned from\(oddest)"
      : "The application is \(place)\(oddest)"
  }

  private static func thing(_ product: Product) -> String {
    product == .creditCard ? "account" : "loan"
  }

  private static func things(_ product: Product) -> String { thing(product) + "s" }
}
