package import Lending

/// Declines below a score.
///
/// The score says the same as the chance of default; a lender may think in either.
package struct ScoreFloor: LimitingRule {
  package static let key = "scoreFloor"
  package static let title = "Score"
  private let floor: Int

  package init?(_ rules: PolicyRules) {
    guard let floor = rules.scoreFloor else { return nil }
    self.floor = floor
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Declines below a score of \(floor)"
  }

  func refuses(_ facts: CaseFacts) -> Bool { facts.further.score.map { $0 < floor } ?? false }

  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let score = facts.further.score
    return RuleMeasurement(
      measured: score.map(Double.init), against: Double(floor), .points,
      outcome: score == nil ? .notMeasured : refuses(facts) ? .declines : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    guard let score = facts.further.score else { return "The score is not known" }
    let side = measurement.outcome == .declines ? "below" : "not below"
    return "The score, \(score), is \(side) the floor of \(floor)"
  }
}
