package import Lending
package import Scoring

/// A made-up application with the numbers that the trained model gave it.
package struct GoldenRow: Codable, Sendable, Equatable {
  package let fields: [FieldID: FieldValue]
  /// Shown log-odds.
  package let logOdds: Double
  package let low: Double
  package let high: Double
  package let score: Int
  package let band: Band
  /// The learned function's own sum, of trees in XGBoost's order and precision.
  package let margin: Float

  package init(
    fields: [FieldID: FieldValue], logOdds: Double, low: Double, high: Double, score: Int,
    band: Band, margin: Float
  ) {
    self.fields = fields
    self.logOdds = logOdds
    self.low = low
    self.high = high
    self.score = score
    self.band = band
    self.margin = margin
  }

  /// Scores made-up fields with a model.
  package init(
    scoring fields: [FieldID: FieldValue], with model: any ScoringModel,
    and function: LearnedFunction
  ) {
    let row = model.row(LoanApplication(product: model.name.product, values: fields))
    let score = model.measured(row)
    let interval = model.interval(score)
    self.init(
      fields: fields, logOdds: score.logOdds, low: interval.low.logOdds,
      high: interval.high.logOdds, score: model.points(logOdds: score.logOdds),
      band: model.calibration.band(of: score.probability), margin: function.margin(row))
  }

  /// The first quantity in which another scoring differs by a single bit; nil if none does.
  func difference(from other: GoldenRow) -> String? {
    if logOdds.bitPattern != other.logOdds.bitPattern { return "probability" }
    if low.bitPattern != other.low.bitPattern || high.bitPattern != other.high.bitPattern {
      return "interval"
    }
    if score != other.score { return "score" }
    if band != other.band { return "band" }
    if margin.bitPattern != other.margin.bitPattern { return "sum before calibration" }
    return nil
  }
}
