internal import Deciding
internal import Lending
internal import Scoring

/// What the engines say of an application, before any of it is put into words.
struct MeasuredCase {
  let score: MeasuredScore
  /// Nil where the model only ranks.
  let parts: AdditiveScore?
  let price: LoanPrice?
  /// Nil where it was not asked.
  let limit: FoundLimit?
  let facts: CaseFacts

  var probability: Probability { facts.probability }
}

/// A limit before it is put into words.
struct FoundLimit: Equatable {
  /// Zero where no amount within the catalogue's range holds.
  let amount: Money
  /// Key of the rule that stops a larger amount.
  let boundBy: String
}
