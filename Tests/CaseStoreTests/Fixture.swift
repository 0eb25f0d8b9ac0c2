import Lending

/// Made-up events with defaults, so that a test names only what matters to it.
enum Fixture {
  static func opened(
    _ id: CaseID, reference: String = "file 1", amount: String = "12000",
    at: String = "2026-11-21T09:00:00.000Z", by: String = "Ada"
  ) -> CaseEvent {
    var form = ApplicationForm(product: .installmentLoan)
    form.type(amount, in: .loanAmount)
    form.type("36", in: .termMonths)
    return CaseEvent(
      caseID: id, at: at, by: by, what: .opened(CaseOpening(reference: reference, form: form)))
  }

  static func assessed(
    _ id: CaseID, amount: Double = 12_000, logOdds: Double = -2.25, score: Int = 655,
    band: String = "C", at: String = "2026-11-21T09:01:00.000Z", by: String = "Ada"
  ) -> CaseEvent {
    let application = LoanApplication(
      product: .installmentLoan,
      values: [.loanAmount: .number(amount), .termMonths: .number(36), .purpose: .choice("car")])
    let assessment = assessment(logOdds: logOdds, score: score, band: band)
    return CaseEvent(
      caseID: id, at: at, by: by,
      what: .assessed(
        AssessedApplication(application: application, assessment: assessment, policy: policy)))
  }

  static let policy = Policy(
    name: "standard", version: "1", product: .installmentLoan,
    rules: PolicyRules(
      probabilityCutOff: Rate(percent: 20), closeCall: nil, paymentToIncomeCeiling: nil,
      debtToIncomeCeiling: nil, expectedLossBudget: nil),
    pricing: PolicyPricing(assumedRate: ["36": Rate(percent: 12)], discountRate: Rate(percent: 4)),
    limit: PolicyLimit(step: Money(100)))

  static func decided(
    _ id: CaseID, _ verdict: Verdict = .approve, reason: String = "stable income",
    at: String = "2026-11-21T09:02:00.000Z", by: String = "Ada"
  ) -> CaseEvent {
    CaseEvent(
      caseID: id, at: at, by: by,
      what: .decided(Decision(verdict: verdict, reason: reason, recommended: .approve)))
  }

  static func noted(
    _ id: CaseID, _ text: String = "called back", at: String = "2026-11-21T09:03:00.000Z",
    by: String = "Ada"
  ) -> CaseEvent {
    CaseEvent(caseID: id, at: at, by: by, what: .noted(CaseNote(text: text)))
  }

  static func assessment(logOdds: Double, score: Int, band: String) -> Assessment {
    let model = ModelName(product: .installmentLoan, variant: "borrower", version: "1")
    return Assessment(
      provenance: Provenance(
        model: model, packDigest: "aa", limitModel: model, limitPackDigest: "aa",
        policy: PolicyName(name: "standard", version: "1"), policyDigest: "bb"),
      probability: Probability(logOdds: logOdds),
      interval: ProbabilityInterval(
        low: Probability(logOdds: logOdds - 0.5), high: Probability(logOdds: logOdds + 0.5),
        confidence: 0.9),
      score: score, band: Band(letter: band),
      explanation: Explanation(
        base: -2,
        contributions: [
          Contribution(
            field: .loanAmount, value: .number(12_000), logOdds: logOdds + 2, shareOfGap: 0.1)
        ], cutOff: -1.4),
      reasons: [
        Reason(
          field: .loanAmount, direction: .against, shareOfGap: 0.1,
          sentence: "The amount is \"high\" for the income/term.")
      ],
      price: LoanPrice(
        rate: Rate(percent: 12.5), isRateAssumed: true, payment: Money(401.44),
        paymentToIncome: nil, debtToIncomeAfter: Rate(percent: 21), expectedLoss: Money(512.25),
        expectedLossShare: Rate(percent: 4.27)),
      limit: CreditLimit(
        amount: Money(15_000), boundBy: "payment_to_income_ceiling", sentence: "Payment to income."),
      recommendation: Recommendation(
        verdict: .approve,
        findings: [
          RuleFinding(
            rule: "probability_cut_off", outcome: .passes, measured: 9.5, mark: 20,
            sentence: "Below the cut-off.")
        ]))
  }
}

extension CaseID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}
