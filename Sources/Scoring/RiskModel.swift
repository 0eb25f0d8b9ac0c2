package import Lending

/// A glass box that is ready to score: a table for each input and each named pair, summed field by
/// field.
///
/// The shown log-odds are `base + contributions`, added in double in field order; each contribution
/// is the sum of its inputs' tables in input order and half of each pair's. No function of the C
/// library takes part.
package final class RiskModel: ScoringModel {
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
  /// What two inputs add together, on the shown scale.
  package let pairs: [PairTable]
  /// Average contributions of applicants by risk, for reasons against the cut-off.
  package let line: ReferenceLine
  let sheet: StepSheet
  let reader: InputReader
  /// Position among the fields of each input.
  let fieldOfFeature: [Int]

  /// Puts a model together from the parts of a pack.
  ///
  /// The calibration has a centre and a list of variances for each table, then for each pair.
  package init(
    name: ModelName, digest: String, catalogue: FieldCatalogue, features: [Feature],
    function: LearnedFunction, calibration: Calibration, line: ReferenceLine
  ) throws(ScoringError) {
    guard features.count == function.inputCount else { throw .mismatch("number of inputs") }
    guard calibration.isSound else { throw .mismatch("numbers of the calibration") }
    let terms = try function.terms()
    try Self.check(terms, features, calibration)
    let told = Set(features.map(\.toldAs))
    let fields = catalogue.fields.map(\.id).filter { told.contains($0) }
    guard fields.count == told.count else { throw .mismatch("an input is told as no field") }
    guard line.fields == fields else { throw .mismatch("fields of the reference line") }
    guard line.points.allSatisfy({ $0.contributions.count == fields.count }) else {
      throw .mismatch("numbers of the reference line")
    }
    self.name = name
    self.digest = digest
    self.features = features
    self.fields = fields
    self.calibration = calibration
    self.line = line
    let slope = calibration.slope
    let centres = calibration.centres
    base = calibration.intercept + slope * (terms.base + centres.reduce(0, +))
    tables = terms.tables.indices.map { index in
      terms.tables[index].mapped { slope * ($0 - centres[index]) }
    }
    pairs = terms.pairs.indices.map { index in
      let centre = centres[terms.tables.count + index]
      return terms.pairs[index].mapped { slope * ($0 - centre) }
    }
    let positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })
    fieldOfFeature = features.map { positions[$0.toldAs] ?? 0 }
    reader = InputReader(features, layout: catalogue.layout)
    sheet = StepSheet(
      tables, pairs, variances: calibration.variances,
      fieldOfInput: fieldOfFeature, fieldCount: fields.count)
  }

  private static func check(
    _ terms: AdditiveTerms, _ features: [Feature], _ calibration: Calibration
  ) throws(ScoringError) {
    guard features.count == terms.tables.count, calibration.centres.count == terms.count,
      calibration.variances.count == terms.count
    else { throw .mismatch("number of inputs") }
    for (index, table) in terms.tables.enumerated()
    where calibration.variances[index].count != table.values.count + 1 {
      throw .mismatch("variances of \(features[index].name)")
    }
    for (index, pair) in terms.pairs.enumerated()
    where calibration.variances[terms.tables.count + index].count != pair.values.count {
      throw .mismatch("variances of \(features[pair.first].name) and \(features[pair.second].name)")
    }
  }

  package func row(_ application: LoanApplication) -> [Float] { reader.row(application) }

  /// Scores a row of inputs.
  package func score(_ row: [Float]) -> AdditiveScore {
    var variance = calibration.vintageVariance
    var contributions = [Double](repeating: 0, count: sheet.fieldCount)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: sheet.count) { terms in
      variance = sheet.lookUp(row, variance: variance, into: terms)
      contributions.withUnsafeMutableBufferPointer { sheet.add(terms, into: $0) }
    }
    return AdditiveScore(base: base, contributions: contributions, variance: variance)
  }

  package func score(_ application: LoanApplication) -> AdditiveScore { score(row(application)) }

  package func measured(_ row: [Float]) -> MeasuredScore { score(row).measured }

  package func points(_ score: AdditiveScore) -> Int { points(logOdds: score.logOdds) }

  package func interval(_ score: AdditiveScore) -> ProbabilityInterval { interval(score.measured) }
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
  package var measured: MeasuredScore { MeasuredScore(logOdds: logOdds, variance: variance) }
}
