internal import Lending
internal import Scoring

/// What the lab needs to know of a product; everything else it does alike for all.
protocol ProductPlan: Sendable {
  var variants: [Variant] { get }
  /// Share of defaults at the policy's approval line, for accuracy and the like.
  var cutOff: Probability { get }

  /// Every recipe that takes part in the selection, always in the same order.
  func recipes(_ variant: Variant, _ codes: RiskCodes) -> [Recipe]

  /// The loans that order the choices of a field by risk.
  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan]

  /// How often the inputs are unknown in other lenders' files.
  func blankingChances(_ features: [Feature]) -> [Double]

  /// Levels of risk that no input explains, learned from these loans alone.
  func offsets(
    _ variant: Variant, _ loans: [HistoricLoan], _ codes: RiskCodes, seed: UInt64,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) -> RiskOffsets
}
