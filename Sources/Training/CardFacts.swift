internal import Lending
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing

/// Everything that a model card tells.
struct CardFacts {
  var name: ModelName
  let title: String
  let isChampion: Bool
  let recipe: Recipe
  let words: CardWords
  let report: EvaluationReport
  let history: LoanHistory
  let trained: TrainedModel
  let model: any ScoringModel
  /// Loans from which the model that is tested out of time learned; nil for a product without dates.
  let earlyLoans: Int?
  /// The set by which the level is judged; nil where a product has none.
  let levelTest: TestSet?
  let interval: IntervalEvidence
  /// Of the training loans; nil for a product without dates.
  let spread: VintageSpread?
  /// Nil for a challenger, whose measure is the champion's but for the fields that it reads.
  let domain: DomainEvidence?
  /// Area under the curve that a simpler champion was worth.
  let tolerance: Double
  /// Nil for a challenger.
  let guards: GuardFindings?
  /// Measures of the product's own.
  let more: [ModelMetric]
  /// Nil where the product is not priced.
  let cash: VariantCash?
  let libraries: [String: String]
}
