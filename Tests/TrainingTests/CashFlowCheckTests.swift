import Lending
import Pricing
import Tables
import Testing

@testable import Training

/// Loans of 36 months of two kinds: the risky ones stop paying after month 6, the others after 20.
private func loans(_ count: Int) throws -> (loans: [HistoricLoan], probabilities: [Double]) {
  var rows: [MadeUpRow] = []
  var probabilities: [Double] = []
  for index in 0..<count {
    let isRisky = index.isMultiple(of: 2)
    // one in four of the risky and one in ten of the others
    let isBad = isRisky ? index % 8 == 0 : index % 20 == 1
    let stop = 2010 * 12 + (isBad ? (isRisky ? 6 : 20) : index % 3 == 0 ? 18 : 36)
    rows.append(
      MadeUpRow().with([
        "issue_d": "Jan-2010", "loan_status": isBad ? "Charged Off" : "Fully Paid",
        "last_pymnt_d": "\(stop / 12)-\(stop % 12 < 9 ? "0" : "")\(stop % 12 + 1)-01",
        "total_rec_prncp": isBad ? (isRisky ? "1400" : "5100") : "10000",
        "recoveries": isBad ? "500" : "0", "collection_recovery_fee": "0",
      ]))
    probabilities.append(isRisky ? 0.25 : 0.1)
  }
  return (try madeUp(.early, rows).loans, probabilities)
}

@Suite("Cash of held-out vintages")
struct CashFlowCheckTests {
  @Test("Risky loans that default earlier get bands that say so")
  func bands() throws {
    let (loans, probabilities) = try loans(4000)
    let study = try CashFlowStudy(loans, probabilities: probabilities)

    let bands = try #require(study.curves[termMonths: 36]?.bands)
    #expect(bands.count >= 2)
    #expect(bands[0].centre < bands[bands.count - 1].centre)
    #expect(bands[bands.count - 1].defaultHazard[6] > bands[0].defaultHazard[6])
    #expect(bands[bands.count - 1].defaultHazard[20] < bands[0].defaultHazard[20])
    let timing = try #require(study.curves[termMonths: 36].flatMap { TimingCurves($0) })
    #expect(timing.lossNeverFalls(step: 0.02))
  }

  @Test("The very loans that made the curves bring the cash that the curves foresee")
  func same() throws {
    let (loans, probabilities) = try loans(4000)
    let study = try CashFlowStudy(loans, probabilities: probabilities)

    let check = try #require(
      CashFlowCheck(
        study.curves, loans, probabilities: probabilities, termMonths: 36, on: "the same"))

    #expect(check.loans == 4000 && check.defaults == 700)
    #expect(abs(check.defaulted.predicted - check.defaulted.realised) < 0.001)
    #expect(abs(check.lifeMonths.predicted - check.lifeMonths.realised) < 0.5)
    #expect(abs(check.loss.predicted - check.loss.realised) < 0.005)
    for (year, pair) in check.defaultsByYear.enumerated() {
      #expect(abs(pair.predicted - pair.realised) < 0.05, "year \(year + 1)")
    }
    for pair in check.prepaidByYear { #expect(abs(pair.predicted - pair.realised) < 0.03) }
    #expect(check.timingError < check.timingErrorWithoutBands)
    #expect(CashFlowCheck.card([check]).contains { $0.contains("| 36 | 4") })
  }

  @Test("Loans without a probability make the term's curves and no band")
  func unknown() throws {
    let (loans, _) = try loans(4000)
    let study = try CashFlowStudy(loans)
    #expect(study.curves[termMonths: 36]?.bands == nil)
  }
}
