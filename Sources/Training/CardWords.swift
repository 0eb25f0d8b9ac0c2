/// A product as its model cards name it; texts are whole sentences unless said otherwise.
struct CardWords: Sendable {
  let thing: CardThing
  /// What the probability is of, after "that": `a loan is charged off before its end`.
  let event: String
  /// What went badly, as a table heads it: `charged off`.
  let bad: String
  let intendedUse: String
  let notMeantFor: String
  /// What the loans are, for whom and when.
  let factors: [String]
  /// Which rows served what, in one line without a full stop.
  let split: String
  let evaluationData: [String]
  let trainingData: [String]
  /// Where the model ends.
  let limits: [String]
  /// How its figures should be read and what to do about it.
  let caveats: [String]
  let ethics: String
}
