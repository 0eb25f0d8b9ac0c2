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

/// Loans that no training read.
struct TestSet: Sendable {
  let name: String
  /// Whether only models may be measured on them that learned from earlier loans alone.
  let isOutOfTime: Bool
  let loans: [HistoricLoan]
  /// Below that many loans the range says more than the number, so the set is left out.
  var fewest = 1
}

/// A division of loans into groups; nil puts a loan into none.
struct Segment: Sendable {
  let name: String
  /// The groups in the order in which they are told; others follow by name.
  var order: [String] = []
  let group: @Sendable (HistoricLoan) -> String?
}

/// A figure that is known without any model; higher is riskier.
struct Baseline: Sendable {
  let name: String
  let value: @Sendable (LoanApplication) -> Double?
}
