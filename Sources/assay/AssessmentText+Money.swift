import Lending

extension AssessmentText {
  /// What the loan brings the lender, and what it would have to cost.
  func add(_ returns: ReturnRange, _ cashFlow: CashFlow?, to table: inout TextTable) {
    table.add([
      "Return a year", percent(returns.p50),
      "\(percent(returns.p10)) to \(percent(returns.p90)) in eight of ten cases",
    ])
    table.add([
      "Chance of a loss", Figure.percent(returns.chanceOfLosingMoney),
      "that less comes back than was lent",
    ])
    guard let cashFlow else { return }
    let discount = Figure.plain(cashFlow.discountRate.percent)
    table.add([
      "Worth today", money(cashFlow.netPresentValue),
      "above what is paid out, at \(discount)\u{202F}% a year",
    ])
    let floor = "for an expected return of \(Figure.plain(cashFlow.returnFloor.percent))\u{202F}%"
    table.add([
      "Break-even rate", cashFlow.breakEvenRate.map { percent($0) } ?? "none",
      cashFlow.breakEvenRate == nil ? "no rate of the form is enough \(floor)" : floor,
    ])
  }

  /// The expected money of each year of the contract; nil for a product without a price.
  var moneyByYear: String? {
    guard let years = assessment.cashFlow?.years else { return nil }
    func amount(_ money: Money) -> String { Figure.grouped(money.amount) }
    let hasFee = years.contains { $0.servicingFee.amount > 0 }
    var table = TextTable(Array(repeating: .right, count: hasFee ? 9 : 8))
    table.add(
      ["Year", "Paying", "Defaults", "Interest", "Principal", "Early", "Recovered"]
        + (hasFee ? ["Servicing"] : []) + ["Loss today"])
    for year in years {
      table.add(
        [
          String(year.month), Figure.percent(year.paying), Figure.percent(year.chanceOfDefault),
          amount(year.interest), amount(year.scheduledPrincipal), amount(year.prepaidPrincipal),
          amount(year.recovery),
        ] + (hasFee ? [amount(year.servicingFee)] : []) + [amount(year.discountedLoss)])
    }
    return "  Expected money by year, in \(catalogue.currency)\n" + table.text
  }
}
