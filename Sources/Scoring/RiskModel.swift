package import Lending

/// A glass box that is ready to score: a table for each input, summed field by field.
///
/// The shown log-odds are `base + contributions`, added in double in field order; each contribution
/// is the sum of its inputs' tables in input order. No function of the C library takes part.
package struct RiskModel: Sendable {
  package let name: ModelName
  /// SHA-256 of the pack's manifest.
  package let digest: String
  package let features: [Feature]
  /// The scored fields in catalogue order.
  package let fields: [FieldID]
  package let calibration: Calibration
  /// Log-odds of the average applicant.
  package let base: Double
  /// What each input adds, on the shown scale.
  package let tables: [BinTable]
  /// Average contributions of applicants by risk, for reasons against the cut-off.
  package let line: ReferenceLine
  private let fieldOfFeature: [Int]

  /// Puts a model together from the parts of a pack.
  package init(
    name: ModelName, digest: String, catalogue: FieldCatalogue, features: [Feature],
    ensemble: TreeEnsemble, calibration: Calibration, line: ReferenceLine
  ) throws(ScoringError) {
    let raw = try ensemble.tables()
    guard features.count == raw.count, calibration.centres.count == raw.count,
      calibration.variances.count == raw.count
    else { throw .mismatch("number of inputs") }
    for (index, table) in raw.enumerated()
    where calibration.variances[index].count != table.values.count + 1 {
      throw .mismatch("variances of \(features[index].name)")
    }
    let told = Set(features.map(\.toldAs))
    let fields = catalogue.fields.map(\.id).filter { told.contains($0) }
    guard fields.count == told.count else { throw .mismatch("an input is told as no field") }
    guard line.fields == fields else { throw .mismatch("fields of the reference line") }
    guard line.points.allSatisfy({ $0.contributions.count == fields.count }) else {
      throw .mismatch("numbers of the reference line")
    }
    guard !calibration.bands.isEmpty else { throw .mismatch("no bands") }
    self.name = name
    self.digest = digest
    self.features = features
    self.fields = fields
    self.calibration = calibration
    self.line = line
    let slope = calibration.slope
    let centreSum = calibration.centres.reduce(0, +)
    base = calibration.intercept + slope * (ensemble.baseLogOdds + centreSum)
    tables = raw.indices.map { index in
      let centre = calibration.centres[index]
      return raw[index].mapped { slope * ($0 - centre) }
    }
    let positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })
    fieldOfFeature = features.map { positions[$0.toldAs] ?? 0 }
  }

  /// The inputs of an application, unknown as not a number.
  package func row(_ application: LoanApplication) -> [Float] {
    features.map { $0.value(in: application) }
  }

  /// Scores a row of inputs.
  package func score(_ row: [Float]) -> AdditiveScore {
    var contributions = [Double](repeating: 0, count: fields.count)
    var variance = calibration.vintageVariance
    for index in tables.indices {
      let bin = tables[index].bin(of: row[index])
      contributions[fieldOfFeature[index]] += tables[index][bin]
      variance += calibration.variances[index][bin]
    }
    return AdditiveScore(base: base, contributions: contributions, variance: variance)
  }

  package func score(_ application: LoanApplication) -> AdditiveScore { score(row(application)) }

  package func points(_ score: AdditiveScore) -> Int {
    calibration.points.score(logOdds: score.logOdds, base: base)
  }

  package func interval(_ score: AdditiveScore) -> ProbabilityInterval {
    let reach = calibration.deviations * score.variance.squareRoot()
    return ProbabilityInterval(
      low: Probability(logOdds: score.logOdds - reach),
      high: Probability(logOdds: score.logOdds + reach), confidence: calibration.confidence)
  }
}

/// The parts of one score.
package struct AdditiveScore: Sendable, Equatable {
  package let base: Double
  /// In the order of the model's fields.
  package let contributions: [Double]
  /// Of the log-odds.
  package let variance: Double
  /// Base plus contributions in their order.
  package let logOdds: Double

  package init(base: Double, contributions: [Double], variance: Double) {
    self.base = base
    self.contributions = contributions
    self.variance = variance
    logOdds = contributions.reduce(base, +)
  }

  package var probability: Probability { Probability(logOdds: logOdds) }
}
