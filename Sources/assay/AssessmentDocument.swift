import Lending

/// An assessment as JSON, in the words of the batch's columns.
struct AssessmentDocument: Encodable {
  struct Part: Encodable {
    let field: FieldID
    let value: FieldValue?
    let contribution: Double
    let share_of_gap: Double
  }

  struct Told: Encodable {
    let field: FieldID
    let direction: Reason.Direction
    let share_of_gap: Double
    let sentence: String
  }

  struct Rule: Encodable {
    let rule: String
    let outcome: RuleFinding.Outcome
    let measured: Double?
    let mark: Double
    let sentence: String
  }

  let case_id: CaseID?
  let product: Product
  let model: String
  let pack_digest: String
  let limit_model: String
  let limit_pack_digest: String
  let policy: String
  let policy_digest: String
  let probability_of_default: Double
  let log_odds: Double
  let pd_low: Double
  let pd_high: Double
  let pd_confidence: Double
  let score: Int
  let band: Band
  let base: Double
  let cut_off: Double
  let gap: Double
  let contributions: [Part]
  let reasons: [Told]
  let principal_reasons: [FieldID]
  let interest_rate: Double
  let interest_rate_is_assumed: Bool
  let payment: Money
  let payment_to_income: Rate?
  let debt_to_income_after: Rate?
  let expected_loss: Money
  let expected_loss_percent: Rate
  let suggested_limit: Money
  let limit_bound_by: String
  let recommendation: Verdict
  let rules: [Rule]

  init(_ application: LoanApplication, _ assessment: Assessment, caseID: CaseID? = nil) {
    let from = assessment.provenance
    case_id = caseID
    product = application.product
    model = from.model.description
    pack_digest = from.packDigest
    limit_model = from.limitModel.description
    limit_pack_digest = from.limitPackDigest
    policy = from.policy.description
    policy_digest = from.policyDigest
    probability_of_default = assessment.probability.value
    log_odds = assessment.probability.logOdds
    pd_low = assessment.interval.low.value
    pd_high = assessment.interval.high.value
    pd_confidence = assessment.interval.confidence
    score = assessment.score
    band = assessment.band
    base = assessment.explanation.base
    cut_off = assessment.explanation.cutOff
    gap = assessment.explanation.gap
    contributions = assessment.explanation.contributions.map {
      Part(field: $0.field, value: $0.value, contribution: $0.logOdds, share_of_gap: $0.shareOfGap)
    }
    reasons = assessment.reasons.map {
      Told(
        field: $0.field, direction: $0.direction, share_of_gap: $0.shareOfGap, sentence: $0.sentence)
    }
    principal_reasons = assessment.principalReasons.map(\.field)
    interest_rate = assessment.price.rate.percent
    interest_rate_is_assumed = assessment.price.isRateAssumed
    payment = assessment.price.payment
    payment_to_income = assessment.price.paymentToIncome
    debt_to_income_after = assessment.price.debtToIncomeAfter
    expected_loss = assessment.price.expectedLoss
    expected_loss_percent = assessment.price.expectedLossShare
    suggested_limit = assessment.limit.amount
    limit_bound_by = assessment.limit.boundBy
    recommendation = assessment.recommendation.verdict
    rules = assessment.recommendation.findings.map {
      Rule(
        rule: $0.rule, outcome: $0.outcome, measured: $0.measured, mark: $0.mark,
        sentence: $0.sentence)
    }
  }
}
