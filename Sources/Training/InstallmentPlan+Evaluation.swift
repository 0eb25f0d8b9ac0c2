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
    let incomes = training.compactMap { $0.application.effectiveIncome?.amount }.sorted()
    let cuts = incomes.isEmpty ? [] : (1...3).map { incomes[$0 * incomes.count / 4] }
    let bands = Self.bands(cuts)
    return [
      Segment(name: "issue year") { $0.issued.map { String($0.year) } },
      Segment(name: "term") { "\($0.application.termMonths) months" },
      Segment(name: "purpose") { $0.application.choice(.purpose) },
      Segment(name: "income, quarters of the training loans", order: bands) { loan in
        loan.application.effectiveIncome.map { income in
          bands[cuts.count { $0 <= income.amount }]
        }
      },
      Segment(name: "Census region (for watching only, never an input)") { loan in
        loan.application.choice("region").flatMap(CensusRegion.of)
      },
    ]
  }

  /// `below 45 000`, `45 000 to below 62 000`, … `90 000 or more`.
  static func bands(_ cuts: [Double]) -> [String] {
    guard let first = cuts.first, let last = cuts.last else { return ["all"] }
    let middle = zip(cuts, cuts.dropFirst()).map {
      "\(Figure.grouped($0)) to below \(Figure.grouped($1))"
    }
    return ["below \(Figure.grouped(first))"] + middle + ["\(Figure.grouped(last)) or more"]
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
