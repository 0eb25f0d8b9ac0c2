import Lending
import Pricing
import StrictJSON
import Tables
import Testing

@testable import Training

/// Loans of 36 months at 13.56 %: every second one is risky and of grade E although it costs the
/// same, one in four of those stops paying after month 6, and one in ten of the others after 20.
private func loans(_ count: Int) throws -> (loans: [HistoricLoan], probabilities: [Double]) {
  let due = Annuity.payment(of: Money(10000), at: Rate(percent: 13.56), months: 36).amount
  let balances = Annuity.balances(at: Rate(percent: 13.56), months: 36)
  var rows: [MadeUpRow] = []
  var probabilities: [Double] = []
  for index in 0..<count {
    let isRisky = index.isMultiple(of: 2)
    let isBad = isRisky ? index % 8 == 0 : index % 20 == 1
    let paid = isBad ? (isRisky ? 6 : 20) : index % 3 == 0 ? 18 : 36
    let stop = 2010 * 12 + paid
    let rest = isBad || paid == 36 ? 0 : balances[paid] * 10000
    let recovered = isBad ? 500.0 : 0
    rows.append(
      MadeUpRow().with([
        "issue_d": "Jan-2010", "loan_status": isBad ? "Charged Off" : "Fully Paid",
        "grade": isRisky ? "E" : "B",
        "last_pymnt_d": "\(stop / 12)-\(stop % 12 < 9 ? "0" : "")\(stop % 12 + 1)-01",
        "total_rec_prncp": isBad ? (isRisky ? "1400" : "5100") : "10000",
        "recoveries": "\(recovered)", "collection_recovery_fee": "0",
        "total_pymnt": "\(due * Double(paid) + rest + recovered)",
      ]))
    probabilities.append(isRisky ? 0.25 : 0.1)
  }
  return (try madeUp(.early, rows).loans, probabilities)
}

private func pricer(_ loans: [HistoricLoan], _ probabilities: [Double]) throws -> LoanPricer {
  try #require(LoanPricer(try CashFlowStudy(loans, probabilities: probabilities).curves))
}

@Suite("Return on held-out vintages")
struct ReturnCheckTests {
  @Test("The very loans that made the curves return what the curves foresee")
  func same() throws {
    let (loans, probabilities) = try loans(4000)

    let told = try #require(
      ReturnEvidence(
        try pricer(loans, probabilities), loans, probabilities: probabilities, on: "the same",
        seed: 1))

    #expect(told.groups.map(\.name) == ["all", "36 months", "36 months, 2010"])
    for group in told.groups {
      #expect(group.loans == 4000 && group.defaults == 700)
      #expect(abs(group.cash.predicted / group.cash.realised - 1) < 0.01)
      #expect(abs(group.together.predicted - group.together.realised) < 0.7)
      #expect(abs(group.mean.predicted - group.mean.realised) < 1.5)
    }
    let paying = try #require(told.paying.first)
    #expect(paying.months.count == 36 && paying.months[0] == .init(predicted: 1, realised: 1))
    // The risky ones miss the payment of the seventh month.
    #expect(paying.months[6].realised == 1 && paying.months[7].realised == 0.875)
    #expect(abs(paying.months[10].predicted - 0.875) < 0.03)
  }

  @Test("Loans that were paid duly, early or not, return their rate compounded")
  func duly() throws {
    let (loans, probabilities) = try loans(400)
    let bare = PolicyPricer(
      try pricer(loans, probabilities),
      PolicyPricing(assumedRate: [:], discountRate: Rate(percent: 0)))
    let compounded = (Elementary.power(1 + 0.1356 / 12, 12) - 1) * 100
    var early = 0
    for (loan, probability) in zip(loans, probabilities) where !loan.defaulted {
      let money = try #require(PastMoney(loan, probability: probability, bare))
      #expect(abs(money.realisedReturn - compounded) < 1e-6)
      if money.last == 17 { early += 1 }
    }
    #expect(early > 50)
    let lost = try #require(
      zip(loans, probabilities).first { $0.0.defaulted }.flatMap {
        PastMoney($0.0, probability: $0.1, bare)
      })
    #expect(lost.realisedReturn < -20 && lost.realisedReturn > -100)
    #expect(abs(lost.realised.total - (6 * 0.033964 + 0.05)) < 1e-4)
  }

  @Test("Where the riskier loans cost the same, our return and the grade put the others first")
  func rankings() throws {
    let (loans, probabilities) = try loans(4000)
    let told = try #require(
      ReturnEvidence(
        try pricer(loans, probabilities), loans, probabilities: probabilities, on: "the same",
        seed: 1))
    #expect(told.rankings.map { $0.difference == nil } == [false, true, false, false])
    let ours = try #require(told.rankings.first { $0.by == ReturnRankings.byReturn })
    let rate = told.rankings[2]
    #expect(ours.tenths.count == 10)
    #expect(ours.tenths[0] > ours.tenths[9] + 2)
    // All cost the same, so the rate leaves the order to chance.
    #expect(ours.bestFifth > rate.bestFifth)
    let difference = try #require(ours.difference)
    #expect(difference.low <= difference.value && difference.value <= difference.high)
    #expect(abs(difference.value) < 3)
    let mean = ours.tenths.reduce(0, +) / 10
    #expect(abs(mean - told.groups[0].together.realised) < 1)
    let card = ReturnEvidence.card([told]).joined(separator: "\n")
    #expect(card.contains("the same: 36 months, 2010 | 4\u{202F}000 | 700"))
  }

  @Test("Too few usable loans tell nothing")
  func few() throws {
    let (loans, probabilities) = try loans(4000)
    let pricer = try pricer(loans, probabilities)
    #expect(
      ReturnEvidence(
        pricer, Array(loans[..<99]), probabilities: Array(probabilities[..<99]), on: "few", seed: 1)
        == nil)
    let unknown = Array(repeating: Double.nan, count: loans.count)
    #expect(ReturnEvidence(pricer, loans, probabilities: unknown, on: "few", seed: 1) == nil)
  }

  @Test("An evaluation keeps what was found of the money, and one without it is still read")
  func kept() throws {
    let (loans, probabilities) = try loans(1000)
    let told = try #require(
      ReturnEvidence(
        try pricer(loans, probabilities), loans, probabilities: probabilities, on: "kept", seed: 1))
    let report = EvaluationReport(
      cutOff: 0.2, resamples: 1, tests: [], segments: [], baselines: [], selection: [])
    let old = try StrictJSON.encode(report)
    #expect(!String(decoding: old, as: UTF8.self).contains("returns"))
    #expect(try StrictJSON.decode(EvaluationReport.self, from: old).returns == nil)
    let new = try StrictJSON.encode(report.telling([told]))
    #expect(try StrictJSON.decode(EvaluationReport.self, from: new).returns == [told])
    #expect(String(decoding: new, as: UTF8.self).contains("\"difference_to_grade\""))
  }
}
