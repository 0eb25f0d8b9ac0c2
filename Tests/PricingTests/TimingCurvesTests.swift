import Lending
import Pricing
import Testing

/// Hazards with most defaults around a share of the term.
private func band(_ centre: Double, peak: Double, prepayment: Double = 0.01) -> BandCurves {
  BandCurves(
    centre: centre,
    defaultHazard: (0..<36).map { month in
      let distance = (Double(month) / 36 - peak) * 4
      return 0.001 + 0.01 / (1 + distance * distance)
    }, prepaymentHazard: Array(repeating: prepayment, count: 36))
}

private func term(_ bands: [BandCurves]) -> TermCurves {
  TermCurves(
    defaultHazard: band(0, peak: 0.5).defaultHazard,
    prepaymentHazard: Array(repeating: 0.01, count: 36), bands: bands)
}

private let recovery = RecoveryCurve(grossShare: 0.1, feeShare: 0.1, lagMonths: 9)

@Suite("Bands of risk")
struct TimingCurvesTests {
  @Test("A mix of two bands adds up to the probability, and no month jumps where a band ends")
  func mixed() throws {
    let timing = try #require(
      TimingCurves(term([band(-3, peak: 0.7), band(-2, peak: 0.5), band(-0.5, peak: 0.2)])))
    var before: [Double]?
    for step in 0...900 {
      let chance = Probability(logOdds: -4.5 + Double(step) * 0.005)
      let spread = DefaultTiming(chance, over: timing)
      #expect(abs(spread.monthly.reduce(0, +) - chance.value) < 1e-10)
      if let before {
        let jump = zip(before, spread.monthly).map { abs($0 - $1) }.max() ?? 1
        #expect(jump < 0.001)
      }
      before = spread.monthly
    }
  }

  @Test("At a centre the band answers alone; beyond the outer ones it goes on alone")
  func centres() throws {
    let low = band(-3, peak: 0.7)
    let both = try #require(TimingCurves(term([low, band(-1, peak: 0.2)])))
    let alone = try #require(
      TimingCurves(
        TermCurves(defaultHazard: low.defaultHazard, prepaymentHazard: low.prepaymentHazard)))
    for logOdds in [-6.0, -3] {
      let chance = Probability(logOdds: logOdds)
      let mixed = DefaultTiming(chance, over: both)
      #expect(mixed.monthly == DefaultTiming(chance, over: alone).monthly)
      #expect(mixed.survival == DefaultTiming(chance, over: alone).survival)
    }
  }

  @Test("What leaves in a month is a default, an early repayment or neither, and nothing is lost")
  func prepaid() throws {
    let timing = try #require(TimingCurves(term([band(-3, peak: 0.7), band(-1, peak: 0.2)])))
    let spread = DefaultTiming(Probability(0.15), over: timing)
    #expect(spread.prepaid.allSatisfy { $0 >= 0 })
    let left = 1 - spread.monthly.reduce(0, +) - spread.prepaid.reduce(0, +)
    let last = spread.survival[35] - spread.monthly[35]
    #expect(abs(left - last) < 1e-12)
  }

  @Test("Bands under which the loss falls as the risk rises are refused")
  func falling() throws {
    let falling = term([band(-2.1, peak: 0), band(-2, peak: 1.5)])
    #expect(try #require(TimingCurves(falling)).lossNeverFalls(step: 0.05) == false)
    #expect(LoanPricer(CashFlowCurves(terms: ["36": falling], recovery: recovery)) == nil)
    let rising = term([band(-3, peak: 0.7), band(-1, peak: 0.2)])
    #expect(try #require(TimingCurves(rising)).lossNeverFalls(step: 0.01))
    #expect(LoanPricer(CashFlowCurves(terms: ["36": rising], recovery: recovery)) != nil)
  }

  @Test("Bands that do not ascend or do not fit the term are refused")
  func unusable() {
    #expect(TimingCurves(term([band(-1, peak: 0.2), band(-3, peak: 0.7)])) == nil)
    #expect(TimingCurves(term([])) == nil)
    let short = BandCurves(centre: -2, defaultHazard: [0.01], prepaymentHazard: [0.01])
    #expect(TimingCurves(term([short])) == nil)
  }
}
