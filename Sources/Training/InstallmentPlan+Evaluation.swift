internal import Lending
internal import Tables

/// How instalment loans are measured.
extension InstallmentPlan {
  func testSets(_ history: LoanHistory) -> [TestSet] {
    func matured(_ loans: [HistoricLoan], _ months: Int) -> [HistoricLoan] {
      loans.filter { $0.isMatured && $0.application.termMonths == months }
    }
    return [
      TestSet(name: ModelCard.anotherDraw, isOutOfTime: false, loans: history.test),
      TestSet(name: ModelCard.distinctDraw, isOutOfTime: false, loans: history.distinctTest),
      TestSet(name: ModelCard.matured36, isOutOfTime: false, loans: matured(history.test, 36)),
      TestSet(
        name: ModelCard.matured60, isOutOfTime: false, loans: matured(history.test, 60),
        fewest: 200),
      TestSet(name: ModelCard.outOfTime, isOutOfTime: true, loans: history.testYears),
      TestSet(
        name: ModelCard.outOfTimeMatured, isOutOfTime: true,
        loans: matured(history.testYears, 36)),
    ]
  }

  /// Young vintages of a file of resolved loans over-state defaults; matured ones do not.
  var levelTest: String { ModelCard.matured36 }

  func segments(_ training: [HistoricLoan]) -> [Segment] {
    let incomes = QuarterBands(training.compactMap { $0.application.effectiveIncome?.amount })
    return [
      Segment(name: "issue year") { $0.issued.map { String($0.year) } },
      Segment(name: "term") { "\($0.application.termMonths) months" },
      Segment(name: "purpose") { $0.application.choice(.purpose) },
      Segment(name: "income, quarters of the training loans", order: incomes.names) {
        $0.application.effectiveIncome.map { incomes.name(of: $0.amount) }
      },
      Segment(name: "Census region (for watching only, never an input)") { loan in
        loan.application.choice("region").flatMap(CensusRegion.of)
      },
    ]
  }

  var baselines: [Baseline] {
    [
      Baseline(name: "the lender's grade") {
        $0.choice(.grade).flatMap { RiskCodes.grades[$0] }.map(Double.init)
      },
      Baseline(name: "the lender's interest rate") { $0.number(.interestRate) },
      Baseline(name: "FICO score") { $0.number("fico_score").map { -$0 } },
    ]
  }
}
