import Lending

/// Counter-offers as JSON.
struct OfferDocument: Encodable {
  struct Offer: Encodable {
    let changes: [ApplicationChange]
    let moves: [FieldMove]
    let size: Double
    let loanAmount: Money
    let termMonths: Int
    let interestRate: Rate
    let interestRateIsAssumed: Bool
    let payment: Money
    let expectedLoss: Money
    let expectedLossPercent: Rate
    let probabilityOfDefault: Double
    let score: Int
    let recommendation: Verdict
    /// What `assay assess` says of these terms where the model with the lender's price answers.
    let assessed: Assessed?

    struct Assessed: Encodable {
      let probabilityOfDefault: Double
      let score: Int
      let expectedLoss: Money
    }

    init(_ offer: CounterOffer) {
      changes = offer.changes
      moves = offer.moves
      size = offer.size
      loanAmount = offer.amount
      termMonths = offer.termMonths
      interestRate = offer.price.rate
      interestRateIsAssumed = offer.price.isRateAssumed
      payment = offer.price.payment
      expectedLoss = offer.price.expectedLoss
      expectedLossPercent = offer.price.expectedLossShare
      probabilityOfDefault = offer.probability.value
      score = offer.score
      recommendation = offer.verdict
      assessed = offer.assessed.map {
        Assessed(
          probabilityOfDefault: $0.probability.value, score: $0.score,
          expectedLoss: $0.expectedLoss)
      }
    }
  }

  let recommendation: Verdict
  let offers: [Offer]
  /// Why nothing was sought; absent where all of the grid was.
  let notSought: Hindrance?
  /// The largest amount that would be approved, of an application that is.
  let largestApproved: Money?
  /// The loan as asked by the model of the offers; absent where that model answers anyway.
  let askedProbabilityOfDefault: Double?
  let askedExpectedLoss: Money?
  let limitModel: String
  let policy: String

  init(
    _ assessment: Assessment, _ alternatives: Alternatives<CounterOffer>,
    asked: (chance: Probability, loss: Money)?
  ) {
    askedProbabilityOfDefault = asked?.chance.value
    askedExpectedLoss = asked?.loss
    recommendation = assessment.recommendation.verdict
    offers = alternatives.found.map { Offer($0) }
    notSought = alternatives.hindrance
    largestApproved = alternatives.largest
    limitModel = assessment.provenance.limitModel.description
    policy = assessment.provenance.policy.description
  }
}
