internal import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing

/// Everything that a model card tells.
struct CardFacts {
  var name: ModelName
  let title: String
  let recipe: Recipe
  let selection: Selection
  let history: LoanHistory
  let trained: TrainedModel
  let model: any ScoringModel
  /// On the test rows, as drawn and out of time.
  let evaluations: [Evaluation]
  let heldOut: Evaluation
  let baselines: [(name: String, loans: Int, area: Double)]
  let interval: IntervalEvidence
  /// Of the training loans; nil for a product without dates.
  let spread: VintageSpread?
  let domain: DomainEvidence
  let maturedTest: [HistoricLoan]
  let outOfTimeLoans: Int
  let cash: CashFlowStudy
  let libraries: [String: String]
}
