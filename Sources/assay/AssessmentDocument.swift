import Lending

/// An assessment as JSON, in the words of the batch's columns once its names are in snake case.
struct AssessmentDocument: Encodable {
  struct Part: Encodable {
    let field: FieldID
    let value: FieldValue?
    let contribution: Double
    let shareOfGap: Double
  }

  struct Told: Encodable {
    let field: FieldID
    let direction: Reason.Direction
    let shareOfGap: Double
    let sentence: String
  }

  struct Rule: Encodable {
    let rule: String
    let outcome: RuleFinding.Outcome
    let measured: Double?
    let mark: Double
    let sentence: String
  }

  let caseID: CaseID?
  let product: Product
  let model: String
  let packDigest: String
  let limitModel: String
  let limitPackDigest: String
  let policy: String
  let policyDigest: String
  let probabilityOfDefault: Double
  let logOdds: Double
  let pdLow: Double
  let pdHigh: Double
  let pdConfidence: Double
  let score: Int
  let band: Band
  let base: Double
  let cutOff: Double
  let gap: Double
  let contributions: [Part]
  let reasons: [Told]
  let principalReasons: [FieldID]
  let interestRate: Double?
  let interestRateIsAssumed: Bool?
  let payment: Money?
  let paymentToIncome: Rate?
  let debtToIncomeAfter: Rate?
  let expectedLoss: Money?
  let expectedLossPercent: Rate?
  /// Percent a year, at the known or assumed rate.
  let returnP10: Rate?
  let returnP50: Rate?
  let returnP90: Rate?
  let returnMean: Rate?
  let chanceOfLosingMoney: Double?
  let cashFlow: CashFlow?
  let suggestedLimit: Money
  let limitBoundBy: String
  /// 0…1; absent where the model brings no measure.
  let outOfDomain: Double?
  let recommendation: Verdict
  let rules: [Rule]

  init(_ application: LoanApplication, _ assessment: Assessment, caseID: CaseID? = nil) {
    let from = assessment.provenance
    self.caseID = caseID
    product = application.product
    model = from.model.description
    packDigest = from.packDigest
    limitModel = from.limitModel.description
    limitPackDigest = from.limitPackDigest
    policy = from.policy.description
    policyDigest = from.policyDigest
    probabilityOfDefault = assessment.probability.value
    logOdds = assessment.probability.logOdds
    pdLow = assessment.interval.low.value
    pdHigh = assessment.interval.high.value
    pdConfidence = assessment.interval.confidence
    score = assessment.score
    band = assessment.band
    base = assessment.explanation.base
    cutOff = assessment.explanation.cutOff
    gap = assessment.explanation.gap
    contributions = assessment.explanation.contributions.map {
      Part(field: $0.field, value: $0.value, contribution: $0.logOdds, shareOfGap: $0.shareOfGap)
    }
    reasons = assessment.reasons.map {
      Told(
        field: $0.field, direction: $0.direction, shareOfGap: $0.shareOfGap, sentence: $0.sentence)
    }
    principalReasons = assessment.principalReasons.map(\.field)
    interestRate = assessment.price?.rate.percent
    interestRateIsAssumed = assessment.price?.isRateAssumed
    payment = assessment.price?.payment
    paymentToIncome = assessment.price?.paymentToIncome
    debtToIncomeAfter = assessment.price?.debtToIncomeAfter
    expectedLoss = assessment.price?.expectedLoss
    expectedLossPercent = assessment.price?.expectedLossShare
    returnP10 = assessment.returns?.p10
    returnP50 = assessment.returns?.p50
    returnP90 = assessment.returns?.p90
    returnMean = assessment.returns?.mean
    chanceOfLosingMoney = assessment.returns?.chanceOfLosingMoney
    cashFlow = assessment.cashFlow
    suggestedLimit = assessment.limit.amount
    limitBoundBy = assessment.limit.boundBy
    outOfDomain = assessment.outOfDomain
    recommendation = assessment.recommendation.verdict
    rules = assessment.recommendation.findings.map {
      Rule(
        rule: $0.rule, outcome: $0.outcome, measured: $0.measured, mark: $0.mark,
        sentence: $0.sentence)
    }
  }
}
