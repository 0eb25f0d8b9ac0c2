package import Lending

/// Asks a person to look where the application is unlike the loans that the model learned from.
///
/// A chance of default is then no more than a guess from afar, in either direction.
package struct OutOfDomain: PolicyRule {
  package static let key = "outOfDomain"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.outOfDomain else { return nil }
    self.mark = mark
  }

  package var meaning: String {
    "Refers where the application is more unusual than \(mark.shown) of the loans that the model "
      + "learned from"
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
    let place = "more unusual than \(share) of the loans that the model learned from"
    guard measurement.outcome == .refers else {
      return "The application is \(place), under the mark of \(measurement.mark.shown)"
    }
    let oddest = facts.oddest.map { "; most unusual: \($0)" } ?? ""
    return value.percent >= 100
      ? "The application is unlike any loan that the model learned from\(oddest)"
      : "The application is \(place)\(oddest)"
  }
}
