package import Lending
package import Pricing
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
  /// In percent of the amount, at the application's own rate or `statedRate`; nil where the pack
  /// does not price, and in packs of before it was kept.
  package let expectedLoss: Double?
  /// 0…1; nil where the pack cannot say, and in packs of before it was kept.
  package let outOfDomain: Double?

  /// Prices an application without a rate; a policy would say its own.
  private static let statedRate = Rate(percent: 12)
  private static let statedDiscount = Rate(percent: 5)

  package init(
    fields: [FieldID: FieldValue], logOdds: Double, low: Double, high: Double, score: Int,
    band: Band, margin: Float, expectedLoss: Double? = nil, outOfDomain: Double? = nil
  ) {
    self.fields = fields
    self.logOdds = logOdds
    self.low = low
    self.high = high
    self.score = score
    self.band = band
    self.margin = margin
    self.expectedLoss = expectedLoss
    self.outOfDomain = outOfDomain
  }

  /// Scores made-up fields with a model.
  package init(
    scoring fields: [FieldID: FieldValue], with model: any ScoringModel,
    and function: LearnedFunction, pricer: LoanPricer? = nil, domain: DomainMeasure? = nil
  ) {
    let application = LoanApplication(product: model.name.product, values: fields)
    let row = model.row(application)
    let score = model.measured(row)
    let interval = model.interval(score)
    self.init(
      fields: fields, logOdds: score.logOdds, low: interval.low.logOdds,
      high: interval.high.logOdds, score: model.points(logOdds: score.logOdds),
      band: model.calibration.band(of: score.probability), margin: function.margin(row),
      expectedLoss: pricer?.expectedLossShare(
        score.probability,
        rate: application.number(.interestRate).map { Rate(percent: $0) } ?? Self.statedRate,
        termMonths: application.termMonths, discount: Self.statedDiscount)?.percent,
      outOfDomain: domain?(application))
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
    if let expectedLoss, expectedLoss.bitPattern != other.expectedLoss?.bitPattern {
      return "expected loss"
    }
    if let outOfDomain, outOfDomain.bitPattern != other.outOfDomain?.bitPattern {
      return "out-of-domain measure"
    }
    return nil
  }
}
