/// A product as its model cards name it; each text is whole sentences unless said otherwise.
struct CardWords: Sendable {
  /// After "Estimates the probability that": `a loan is charged off before its end`.
  let event: String
  /// What went badly, as a table heads it: `charged off`.
  let bad: String
  let intendedUse: String
  let notMeantFor: String
  /// What the loans are, for whom and when; each a line of its own.
  let factors: [String]
  let evaluationData: [String]
  let trainingData: [String]
  /// Where the figures should be trusted less.
  let caveats: [String]
  let ethics: String
}
