import Assessing
import Deciding
import Desk
import FoundationEssentials
import Lending
import Packs
import Pricing
import Scoring
import Testing

/// The limit by plain halving: every amount is a new application, scored and priced as a whole.
private struct PlainSearch {
  let model: any ScoringModel
  let pricer: LoanPricer
  let catalogue: FieldCatalogue
  let policy: Policy
  let rulebook: Rulebook

  func limit(_ application: LoanApplication) -> (amount: Double, key: String) {
    guard case .number(let range) = catalogue[.loanAmount]?.kind else { return (-1, "") }
    let step = policy.limit.step.amount
    var low = Int((range.minimum / step).rounded(.up))
    var high = Int((range.maximum / step).rounded(.down))
    if let key = refusal(application, Double(low) * step) { return (0, key) }
    guard var key = refusal(application, Double(high) * step) else {
      return (Double(high) * step, "catalogueMaximum")
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if let refusing = refusal(application, Double(middle) * step) {
        (high, key) = (middle, refusing)
      } else {
        low = middle
      }
    }
    return (Double(low) * step, key)
  }

  /// Whether an amount is allowed and the next one refused by the rule of that key.
  func isLast(_ amount: Double, _ application: LoanApplication, key: String?) -> Bool {
    guard case .number(let range) = catalogue[.loanAmount]?.kind else { return false }
    let step = policy.limit.step.amount
    guard amount > 0 else {
      return refusal(application, (range.minimum / step).rounded(.up) * step) == key
    }
    guard refusal(application, amount) == nil else { return false }
    return refusal(application, amount + step) == key
      || amount + step > range.maximum && key == "catalogueMaximum"
  }

  private func refusal(_ application: LoanApplication, _ amount: Double) -> String? {
    let asked = LoanApplication(
      product: application.product,
      values: application.values.merging([.loanAmount: .number(amount)]) { $1 })
    let row = model.features.map { $0.value(in: asked) }
    let probability = model.measured(row).probability
    guard let price = pricer.price(asked, probability, policy: policy.pricing) else { return "" }
    var facts = CaseFacts(
      probability: probability, price: price, amount: asked.loanAmount, limit: nil)
    facts.further.score = model.points(logOdds: probability.logOdds)
    facts.further.application = asked
    facts.further.loanToIncome = LoanPricer.share(asked.loanAmount, of: asked.effectiveIncome)
    if let stress = policy.rules.stress {
      let payment = Annuity.payment(
        of: asked.loanAmount,
        at: Rate(percent: price.rate.percent + (stress.rateRise?.percent ?? 0)),
        months: asked.termMonths)
      let income = asked.effectiveIncome.map {
        Money($0.amount * (1 - stress.incomeFall.fraction))
      }
      facts.paymentToIncome = LoanPricer.yearly(payment, of: income)
      facts.debtToIncomeAfter = asked.monthlyDebt.flatMap {
        LoanPricer.yearly(Money($0.amount + payment.amount), of: income)
      }
    }
    return rulebook.refusal(facts)
  }
}

/// Marks so that now this rule binds and now that one, and some that no rule reaches.
func drawnPolicy(_ policy: Policy, _ generator: inout SeededDraws) -> Policy {
  func mark(_ range: ClosedRange<Double>) -> Rate? {
    Int.random(in: 0..<5, using: &generator) == 0
      ? nil : Rate(percent: Double.random(in: range, using: &generator))
  }
  // Every other policy has the rules that few have.
  let further = Bool.random(using: &generator)
  func coin() -> Bool { Bool.random(using: &generator) }
  return Policy(
    name: "drawn", version: "1", product: policy.product,
    rules: PolicyRules(
      probabilityCutOff: mark(8...60) ?? Rate(percent: 99), closeCall: nil,
      paymentToIncomeCeiling: mark(3...40), debtToIncomeCeiling: mark(20...120),
      expectedLossBudget: mark(1...40), outOfDomain: nil,
      scoreFloor: further ? mark(480...620).map { Int($0.percent) } : nil,
      loanToIncomeCeiling: further ? mark(5...120) : nil,
      utilizationCeiling: further ? mark(60...140) : nil,
      knockOuts: further && coin() ? [KnockOutTerm(field: "inquiries_6m", above: 14)] : nil,
      stress: coin()
        ? PolicyStress(
          incomeFall: Rate(percent: Double.random(in: 0...40, using: &generator)),
          rateRise: mark(0...5)) : nil),
    pricing: policy.pricing.map {
      PolicyPricing(
        assumedRate: $0.assumedRate,
        discountRate: Rate(percent: Double.random(in: 0...15, using: &generator)))
    },
    limit: PolicyLimit(step: Money([25, 100, 500][generator.index(below: 3)])))
}

/// `ASSAY_LIMIT_ROWS` asks for more applications than the usual run takes.
private let rows =
  Int(ProcessInfo.processInfo.environment["ASSAY_LIMIT_ROWS"] ?? "").map { $0 / 40 } ?? 8

@Test(arguments: ["borrower", "borrower-pairs", "borrower-scorecard", "borrower-network"])
func theLimitIsThatOfPlainHalving(variant: String) throws {
  let shelf = PackShelf(modelsFolder: bundledResources + "/models")
  let priced = try shelf.champion(of: .installmentLoan, variant: "priced")
  let limitPack = try Pack(
    folder: bundledResources + "/models/installment-loan/\(variant)-1")
  let pricer = try #require(priced.pricer)
  let isMonotone = variant != "borrower-network"
  let standard = try JSONDecoder().decode(
    Policy.self,
    from: Data(contentsOf: URL(filePath: bundledResources + "/policies/installment-loan.json")))
  var generator = SeededDraws(seed: UInt64(variant.utf8.count))
  var keys: [String: Int] = [:]
  for round in 0..<40 {
    let policy = round == 0 ? standard : drawnPolicy(standard, &generator)
    let plain = PlainSearch(
      model: limitPack.model, pricer: pricer, catalogue: priced.catalogue, policy: policy,
      rulebook: Rulebook(policy))
    let assessors = [priced.model, limitPack.model].map {
      Assessor(
        model: $0, domain: nil, limitModel: limitPack.model, pricer: pricer,
        catalogue: priced.catalogue, policy: policy, policyDigest: "")
    }
    for _ in 0..<rows {
      let form = priced.catalogue.madeUpForm(using: &generator)
      guard let application = try? form.validated(by: priced.catalogue) else { continue }
      let expected = plain.limit(application)
      for assessor in assessors {
        guard let screened = assessor.screen(application) else { continue }
        let limit = try #require(screened.limit?.amount)
        if isMonotone {
          #expect(limit.bitPattern == expected.amount.bitPattern)
          #expect(screened.limitBoundBy == expected.key)
        } else {
          // The risk may fall with the amount, so there may be more than one end.
          #expect(plain.isLast(limit, application, key: screened.limitBoundBy))
        }
        keys[expected.key, default: 0] += 1
      }
    }
  }
  // Every rule binds now and then, or the comparison says little.
  #expect(keys.count >= 8, "\(keys)")
}

/// What a table tells is what the assessment of the same application tells.
@Test(arguments: [Product.installmentLoan, .creditCard])
func aScreenedRowSaysWhatTheAssessmentSays(product: Product) throws {
  let desk = try Desk(DeskOptions(product: product, resources: bundledResources))
  var generator = SeededDraws(seed: 31)
  for _ in 0..<400 {
    let form = desk.catalogue.madeUpForm(using: &generator)
    guard case .assessed(let application, let whole) = desk.assess(form) else { continue }
    let row = try #require(
      desk.underwriter(for: application).screen(application, reasons: 3))
    #expect(row.probability == whole.probability && row.interval == whole.interval)
    #expect(row.score == whole.score && row.band == whole.band && row.price == whole.price)
    #expect(row.limit == whole.limit.amount && row.limitBoundBy == whole.limit.boundBy)
    #expect(row.outOfDomain == whole.outOfDomain)
    #expect(row.verdict == whole.recommendation.verdict)
    #expect(row.strongest.map(\.field) == whole.reasons.prefix(3).map(\.field))
    #expect(row.strongest.map(\.shareOfGap) == whole.reasons.prefix(3).map(\.shareOfGap))
  }
}
