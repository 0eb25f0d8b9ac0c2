internal import Lending
internal import Scoring
internal import Tables

/// What the lab needs to know of a product; everything else it does alike for all.
protocol ProductPlan: EvaluationPlan {
  var variants: [Variant] { get }
  /// Share of defaults at the policy's approval line, for accuracy and the like.
  var cutOff: Probability { get }
  /// Area under the curve that a simpler champion is worth.
  var tolerance: Double { get }
  /// Parts of a cross-fit.
  var folds: Int { get }

  /// Every recipe that takes part in the selection, always in the same order.
  func recipes(_ variant: Variant, _ ground: RecipeGround) -> [Recipe]

  /// The recipe from which offsets and pairs are learned: quick, one input a tree.
  func quick(_ variant: Variant, _ codes: RiskCodes) -> Recipe

  /// The loans that order the choices of a field by risk.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan]

  /// Columns that no input may rest on, and the map by which fields are read.
  var laterColumns: LaterColumns { get }
  var columns: ColumnMap { get }
  /// The highest area under the curve that one input can have honestly.
  var leakMark: Double { get }
  /// The least steadiness of reasons over draws, 0…1.
  var leastSteadiness: Double { get }

  /// What the training loans belong to that no input may know, by attribute, in their order.
  func groups(_ history: LoanHistory) -> [String: [Int?]]

  /// Limits of good payers, where the product recommends by them.
  func limits(
    _ model: TrainedModel, _ training: [HistoricLoan]
  ) throws(TrainingError) -> PeerLimits?

  /// By what past loans are divided into like ones, in this order.
  var evidence: [EvidenceAxis] { get }

  /// Measures that only this product has.
  func moreMeasures(
    _ variant: Variant, _ recipe: String, workers: Workers,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) -> [ModelMetric]

  /// How often the fields are unknown in other lenders' files.
  var blanking: [FieldID: Double] { get }
}

extension ProductPlan {
  var leakMark: Double { 0.75 }
  var tolerance: Double { 0.004 }
  var leastSteadiness: Double { ReasonStability.least }

  func limits(
    _ model: TrainedModel, _ training: [HistoricLoan]
  ) throws(TrainingError) -> PeerLimits? { nil }

  /// The term divides most, and the chance holds what all fields say together.
  ///
  /// Debt and income are known of the loans whose payments are known, as FICO scores are not.
  var evidence: [EvidenceAxis] {
    [
      EvidenceAxis(field: .termMonths, cuts: .at([60])),
      EvidenceAxis(field: EvidenceBound.chance, cuts: .even(10)),
      EvidenceAxis(field: .debtToIncome, cuts: .even(4)),
      EvidenceAxis(field: .annualIncome, cuts: .even(4)),
    ]
  }

  func moreMeasures(
    _ variant: Variant, _ recipe: String, workers: Workers,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) -> [ModelMetric] { [] }
}
