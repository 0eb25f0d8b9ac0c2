internal import Deciding
internal import Lending
internal import Pricing
internal import Scoring

extension CaseFacts {
  /// Adds what the rules of a policy look at beyond what every case has.
  mutating func add(
    _ needs: RuleNeeds, of application: LoanApplication, _ score: MeasuredScore,
    _ model: any ScoringModel
  ) {
    guard !needs.isEmpty else { return }
    if needs.contains(.score) { further.score = model.points(logOdds: score.logOdds) }
    if needs.contains(.interval) { further.interval = model.interval(score) }
    if needs.contains(.fields) { further.application = application }
    if needs.contains(.loanToIncome) {
      further.loanToIncome = LoanPricer.share(amount, of: application.effectiveIncome)
    }
  }

  /// Exchanges payment and debts for those of harder times.
  mutating func measure(_ burden: StressedBurden, under stress: PolicyStress) {
    let asked = burden.burden(amount)
    paymentToIncome = asked.paymentToIncome
    debtToIncomeAfter = asked.debtToIncomeAfter
    further.stress = stress
  }
}
