internal import Lending
internal import Scoring

/// Everything that is learned before the learners are: codes of choices, levels of risk and pairs,
/// from the same loans as they.
struct LearningGround: Sendable {
  let loans: [HistoricLoan]
  let recipes: RecipeGround
  let offsets: RiskOffsets

  init(
    _ loans: [HistoricLoan], _ plan: any ProductPlan, _ variant: Variant, seed: UInt64,
    tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) throws(TrainingError) {
    let codes = RiskCodes(observedIn: plan.codeLoans(loans))
    let quick = plan.quick(variant, codes)
    let rows = TrainingRows(loans, features: quick.features)
    let trainer = ModelTrainer(recipe: quick, tick: tick)
    // Two passes: what is left of a level's rate once the inputs have spoken is its offset.
    let first = try trainer.train(rows, offsets: try RiskOffsets(rawRatesOf: rows), seed: seed)
    let margins = first.margins(rows)
    let offsets = try RiskOffsets(rows, margins: margins)
    let pairs = try PairChoice.pairs(rows, margins: margins, offsets: offsets, quick, seed: seed)
    self.loans = loans
    self.offsets = offsets
    recipes = RecipeGround(codes: codes, pairs: pairs)
  }
}
