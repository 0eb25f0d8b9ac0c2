package import Lending

/// Asks a person to look where the chance of default is known too loosely.
package struct WideInterval: PolicyRule {
  package static let key = "intervalWidth"
  package static let title = "Uncertain chance of default"
  private let mark: Rate

  package init?(_ rules: PolicyRules) {
    guard let mark = rules.intervalWidth else { return nil }
    self.mark = mark
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Refers where the ends of the interval of the chance of default lie more than "
      + "\(Figure.plain(mark.percent)) points apart"
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let width = facts.further.interval.map {
      Rate(percent: ($0.high.value - $0.low.value) * 100)
    }
    let isWide = width.map { $0 > mark } ?? false
    return RuleMeasurement(value: width, mark: mark, outcome: isWide ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    guard let width = measurement.value, let interval = facts.further.interval else {
      return "How sure the chance of default is cannot be said"
    }
    let side = measurement.outcome == .refers ? "more than" : "not more than"
    return "The chance of default lies between \(Figure.percent(interval.low.value)) and "
      + "\(Figure.percent(interval.high.value)), \(Figure.shown(width.percent, decimals: 1)) "
      + "points apart, \(side) the mark of \(Figure.plain(mark.percent))"
  }
}
