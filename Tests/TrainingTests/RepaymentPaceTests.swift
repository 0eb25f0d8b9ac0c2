import Lending
import Pricing
import Testing

@testable import Training

/// Loans of 36 months issued in January of a year, of which a share is paid back with payment 12.
private func loans(_ count: Int, year: Int, early: Double, running: Int = 0) throws
  -> [HistoricLoan]
{
  let rows = (0..<count).map { index in
    let isEarly = Double(index) < early * Double(count)
    // the first of the others still run when the file ends, after payment 6
    let isRunning = !isEarly && index >= count - running
    let paid = isRunning ? 6 : isEarly ? 12 : index % 20 == 0 ? 5 : 36
    let stop = year * 12 + paid
    return MadeUpRow().with([
      "issue_d": "Jan-\(year)",
      "loan_status": isRunning ? "Current" : paid == 5 ? "Charged Off" : "Fully Paid",
      "last_pymnt_d": "\(stop / 12)-\(stop % 12 < 9 ? "0" : "")\(stop % 12 + 1)-01",
      "total_rec_prncp": paid == 5 ? "4000" : "10000", "loan_amnt": "\(10_000 + index)",
      "recoveries": paid == 5 ? "500" : "0", "collection_recovery_fee": "0",
    ])
  }
  return try madeUp(.early, rows).loans
}

private func average(_ loans: [HistoricLoan]) -> TermCurves {
  MonthlyCounts(loans, months: 36).curves
}

@Suite("Pace of early repayment")
struct RepaymentPaceTests {
  @Test("A pace that rises evenly from year to year is carried to the next year")
  func trend() throws {
    // given a share paid back early that rises by a tenth of itself each year
    let years = try (0..<6).map {
      try loans(1_000, year: 2007 + $0, early: [0.2, 0.22, 0.242, 0.2662, 0.2928, 0.3221][$0])
    }
    let all = years.flatMap { $0 }
    let pace = try #require(RepaymentPace(average: average(all), all))

    #expect(pace.years.map(\.year) == Array(2007...2012))
    // then the next year is a seventh such step, up to the months in which both may happen
    let step = pace.next / pace.years[5].ratio
    #expect(abs(step - 1.1) < 0.03)
    #expect(pace.factor(over: years[5]) > 1.05 && pace.factor(over: years[0]) > 1.5)
  }

  @Test("Few years show no trend: the last one stands for the next")
  func few() throws {
    let years = try [
      loans(1_000, year: 2007, early: 0.1), loans(1_000, year: 2008, early: 0.3),
    ]
    let all = years.flatMap { $0 }
    let pace = try #require(RepaymentPace(average: average(all), all))
    #expect(pace.next == pace.years[1].ratio)
    #expect(abs(pace.factor(over: years[1]) - 1) < 1e-12)
    #expect(abs(pace.factor(over: years[0]) - 3) < 0.3)
  }

  @Test("Loans of one year make curves as they are")
  func one() throws {
    let all = try loans(1_000, year: 2010, early: 0.2)
    let pace = try #require(RepaymentPace(average: average(all), all))
    #expect(abs(pace.factor(over: all) - 1) < 1e-12)
  }

  @Test("A loan that still runs counts as long as it was followed")
  func running() throws {
    let base = try loans(1_000, year: 2010, early: 0.2)
    // given the same share of those who could pay early, most of the others not followed so far
    let young = try loans(1_000, year: 2011, early: 0.1, running: 500)
    let pace = try #require(RepaymentPace(average: average(base), base + young))
    #expect(pace.years[1].ratio > 0.9 && pace.years[1].ratio < 1.1)
    // and as if every loan had been followed to its end, it would be half
    let ended = try loans(1_000, year: 2011, early: 0.1)
    let slower = try #require(RepaymentPace(average: average(base), base + ended))
    #expect(slower.years[1].ratio < 0.6)
  }

  @Test("Curves of later loans repay faster and default as before")
  func curves() throws {
    let early = try loans(1_000, year: 2010, early: 0.2)
    let followed = try loans(500, year: 2013, early: 0.4)
    let plain = try CashFlowStudy(early)
    let study = try CashFlowStudy(
      early, probabilities: early.map { _ in .nan }, followed: followed)
    let (before, after) = (
      try #require(plain.curves[termMonths: 36]), try #require(study.curves[termMonths: 36])
    )
    #expect(before.defaultHazard == after.defaultHazard)
    #expect(after.prepaymentHazard[11] > 1.8 * before.prepaymentHazard[11])
  }
}
