import Lending

/// What came of past loans like an application, as JSON.
struct EvidenceDocument: Encodable {
  struct Bound: Encodable {
    let field: FieldID
    let from: Double?
    let below: Double?
    let holdsUnknown: Bool
  }

  let loans: Int
  let defaults: Int
  let defaultRate: Double
  let defaultRateLow: Double
  let defaultRateHigh: Double
  let confidence: Double
  /// Mean chance that models foretold that had not learned from these loans.
  let foretold: Double
  /// Defaults whose payments are known, on which the month and the share rest.
  let defaultsTraced: Int?
  let medianMonth: Int?
  let recoveredShare: Double?
  let like: [Bound]
  let sentences: [String]

  init(_ evidence: Evidence) {
    let cell = evidence.cell
    loans = cell.loans
    defaults = cell.defaults
    defaultRate = cell.rate
    defaultRateLow = cell.interval.lowerBound
    defaultRateHigh = cell.interval.upperBound
    confidence = EvidenceCell.confidence
    foretold = cell.foretold
    defaultsTraced = cell.traced?.defaults
    medianMonth = cell.traced?.medianMonth
    recoveredShare = cell.traced?.recovered
    like = evidence.bounds.map {
      Bound(field: $0.field, from: $0.from, below: $0.below, holdsUnknown: $0.holdsUnknown)
    }
    sentences = [evidence.sentence, evidence.calibration, evidence.likeness]
  }
}
