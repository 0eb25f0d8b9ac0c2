package import Lending

/// Declines where the loan is expected to return too little.
package struct ReturnFloor: LimitingRule {
  package static let key = "returnFloor"
  package static let title = "Expected return"
  private let floor: Rate

  package init?(_ rules: PolicyRules) {
    guard let floor = rules.returnFloor else { return nil }
    self.floor = floor
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Declines below an expected return of \(floor.signed) a year; refers where it is not known"
  }

  func refuses(_ facts: CaseFacts) -> Bool {
    facts.further.expectedReturn.map { $0 < floor } ?? false
  }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let value = facts.further.expectedReturn
    return RuleMeasurement(
      value: value, mark: floor,
      outcome: value == nil ? .notMeasured : refuses(facts) ? .declines : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    guard let value = measurement.value else {
      return "The expected return cannot be checked: it is not known"
    }
    let side = measurement.outcome == .declines ? "below" : "not below"
    return
      "The expected return, \(value.signed) a year, is \(side) the floor of \(floor.signed)"
  }
}

extension Rate {
  /// `−3.1 %`: a rate that may lie below zero.
  fileprivate var signed: String { Figure.shown(percent, decimals: 1) + "\u{202F}%" }
}
