internal import Lending

/// How a product's models are measured: what belongs to the product, and not to its learners.
protocol EvaluationPlan: Sendable {
  /// The sets of the test rows, each under its own name; the first is the one that segments and
  /// baselines are told of.
  func testSets(_ history: LoanHistory) -> [TestSet]

  /// The name of the set by which the level of the probabilities is judged.
  var levelTest: String { get }

  /// Divisions of the loans; what they need to know they learn from the training loans.
  func segments(_ training: [HistoricLoan]) -> [Segment]

  /// What ranks alone.
  var baselines: [Baseline] { get }

  /// The product in words, for the model card.
  func words(_ variant: Variant) -> CardWords
}
