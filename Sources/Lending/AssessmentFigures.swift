/// The figures of an assessment in the words of terminal and paper, so that both tell the same to the
/// last digit.
package struct AssessmentFigures {
  private let assessment: Assessment
  private let catalogue: FieldCatalogue

  package init(_ assessment: Assessment, _ catalogue: FieldCatalogue) {
    self.assessment = assessment
    self.catalogue = catalogue
  }

  /// What it is, its figure, and what the figure is held against.
  package var rows: [[String]] {
    let interval = assessment.interval
    var rows = [
      [
        "Chance of default", Figure.percent(assessment.probability.value),
        "\(Figure.percent(interval.low.value)) to \(Figure.percent(interval.high.value))"
          + ", \(Figure.percent(interval.confidence, decimals: 0)) interval",
      ],
      ["Score", String(assessment.score), "of 300 to 850, band \(assessment.band)"],
    ]
    if let price = assessment.price { rows += told(price) }
    if let expected = assessment.cashFlow?.expectedReturn {
      rows.append([
        "Expected return", percent(expected), "a year, of all expected payments together",
      ])
    }
    if let returns = assessment.returns { rows += told(returns) }
    if let cashFlow = assessment.cashFlow { rows += told(cashFlow) }
    rows.append(["Limit", money(assessment.limit.amount), assessment.limit.sentence])
    if let measure = assessment.outOfDomain {
      let things = catalogue.product == .creditCard ? "accounts" : "loans"
      rows.append([
        "More unusual than", Figure.percent(measure),
        "of the \(things) that the model learned from",
      ])
    }
    return rows
  }

  private func told(_ price: LoanPrice) -> [[String]] {
    let share =
      price.paymentToIncome.map {
        $0 < .mostOfIncome
          ? ", \(percent($0)) of income" : ", with no income, or next to none, to pay it from"
      } ?? ""
    return [
      [
        "Payment a month", money(price.payment, decimals: 2),
        "at \(Figure.plain(price.rate.percent))\u{202F}%"
          + (price.isRateAssumed ? ", the policy's assumed rate" : "") + share,
      ],
      [
        "Expected loss", money(price.expectedLoss),
        "\(percent(price.expectedLossShare)) of the amount",
      ],
    ]
  }

  private func told(_ returns: ReturnRange) -> [[String]] {
    [
      [
        "Middle return", percent(returns.p50),
        percent(returns.p10) == percent(returns.p90)
          ? "a year in at least eight of ten cases"
          : "a year in half of all cases or more; \(percent(returns.p10)) to "
            + "\(percent(returns.p90)) in eight of ten",
      ],
      [
        "Chance of a loss", Figure.percent(returns.chanceOfLosingMoney),
        "that less comes back than was lent",
      ],
    ]
  }

  private func told(_ cashFlow: CashFlow) -> [[String]] {
    let discount = Figure.plain(cashFlow.discountRate.percent)
    let floor = "for an expected return of \(Figure.plain(cashFlow.hurdle.percent))\u{202F}%"
    return [
      [
        "Worth today", money(cashFlow.netPresentValue),
        "against what is paid out, at \(discount)\u{202F}% a year",
      ],
      [
        "Break-even rate", cashFlow.breakEvenRate.map { percent($0) } ?? "none",
        cashFlow.breakEvenRate == nil ? "no rate of the form is enough \(floor)" : floor,
      ],
    ]
  }

  /// The expected money of each year of the contract under its names; nil for a product without a
  /// price.
  package var moneyByYear: (names: [String], rows: [[String]])? {
    guard let years = assessment.cashFlow?.years else { return nil }
    func amount(_ money: Money) -> String { Figure.grouped(money.amount) }
    let hasFee = years.contains { $0.servicingFee.amount > 0 }
    let rows = years.map { year in
      [
        String(year.month), Figure.percent(year.paying), Figure.percent(year.chanceOfDefault),
        amount(year.interest), amount(year.scheduledPrincipal), amount(year.prepaidPrincipal),
        amount(year.recovery),
      ] + (hasFee ? [amount(year.servicingFee)] : []) + [amount(year.discountedLoss)]
    }
    let names = ["Year", "Paying", "Defaults", "Interest", "Principal", "Early", "Recovered"]
    return (names + (hasFee ? ["Servicing"] : []) + ["Loss today"], rows)
  }

  private func money(_ money: Money, decimals: Int = 0) -> String {
    "\(Figure.grouped(money.amount, decimals: decimals))\u{202F}\(catalogue.currency)"
  }

  private func percent(_ rate: Rate) -> String {
    Figure.shown(rate.percent, decimals: 1) + "\u{202F}%"
  }
}
