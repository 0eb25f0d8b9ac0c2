import Lending
import Testing

@testable import Monitoring

/// Expected numbers are those of scipy 1.17.1 (special.gammaincc, special.gammaln, stats), of
/// statsmodels 0.14 (multipletests) and of feature-engine 1.9.4 (DropHighPSIFeatures).
@Suite("Drift figures")
struct DriftFiguresTests {
  private let reference: [Double] = [120, 340, 260, 180, 100]
  private let arrivals: [Double] = [40, 90, 70, 60, 40]

  private func isNear(_ value: Double, _ expected: Double, _ relative: Double = 1e-10) -> Bool {
    abs(value - expected) <= relative * abs(expected)
  }

  @Test(
    "The upper incomplete gamma ratio equals scipy's",
    arguments: [
      (0.5, 0.1, 0.6547208460185768), (0.5, 30, 9.485737571073857e-15),
      (1, 1, 0.36787944117144245), (2.5, 2.4, 0.4407729680866631),
      (4.5, 25, 1.0772382022574693e-07), (4.5, 60, 1.336164776532522e-21),
      (10, 3, 0.9988975118698845), (10, 10, 0.4579297144718523),
      (10, 11.5, 0.28879453954867124), (50, 60, 0.08440668109369177),
      (150, 100, 0.999998115789534), (200, 260, 4.750012444300866e-05),
    ] as [(Double, Double, Double)])
  func upperRatio(a: Double, x: Double, expected: Double) {
    #expect(isNear(GammaFunction.upperRatio(a, x), expected))
  }

  @Test(
    "The logarithm of the gamma function equals scipy's",
    arguments: [
      (0.1, 2.252712651734206), (0.5, 0.5723649429247), (2.5, 0.2846828704729192),
      (14.9, 24.924132002217277), (15, 25.191221182738683), (100, 359.1342053695754),
      (1e5, 1051287.7089736569),
    ] as [(Double, Double)])
  func logGamma(x: Double, expected: Double) {
    #expect(isNear(GammaFunction.log(x), expected, 1e-13))
  }

  @Test("The tail of χ² is 1 at nothing and 0 far out")
  func tailEnds() {
    #expect(ChiSquareDistribution.upperTail(0, degrees: 4) == 1)
    #expect(ChiSquareDistribution.upperTail(.infinity, degrees: 4) == 0)
    #expect(isNear(ChiSquareDistribution.upperTail(80, degrees: 9), 1.61613141565346e-13))
  }

  @Test("The stability index equals feature-engine's on the same bins")
  func stabilityIndex() throws {
    let value = try #require(StabilityIndex.value(reference: reference, arrivals: arrivals))

    #expect(isNear(value, 0.02099364091222003, 1e-13))
  }

  @Test("Half a count stands for an empty bin, and for no other")
  func emptyBins() throws {
    let value = try #require(
      StabilityIndex.value(reference: [50, 50, 0, 0], arrivals: [20, 0, 20, 0]))

    // (0.5 − 0.5)·ln 1 + (0.0125 − 0.5)·ln 0.025 + (0.5 − 0.005)·ln 100
    #expect(isNear(value, -0.4875 * Elementary.log(0.025) + 0.495 * Elementary.log(100), 1e-13))
    #expect(StabilityIndex.value(reference: [1], arrivals: [0]) == nil)
  }

  @Test("χ² of two samples and of a known distribution equal scipy's")
  func chiSquare() throws {
    let two = try #require(
      HomogeneityTest(reference: reference, arrivals: arrivals, isOrdered: true))
    let one = try #require(
      HomogeneityTest(
        reference: reference, arrivals: arrivals, isReferenceExact: true, isOrdered: true))

    #expect(isNear(two.statistic, 4.9770294305178036) && two.degrees == 4)
    #expect(isNear(two.chance, 0.2896625504554589))
    #expect(isNear(one.statistic, 6.676721970839618) && one.degrees == 4)
    #expect(isNear(one.chance, 0.1539905007726512))
  }

  @Test("Sparse bins are pooled with their neighbours, or with the other small ones")
  func pooling() throws {
    let ordered = try #require(
      HomogeneityTest(
        reference: [400, 2, 1, 600, 3], arrivals: [40, 1, 0, 60, 1], isOrdered: true))
    let same = try #require(
      HomogeneityTest(reference: [400, 606], arrivals: [40, 62], isOrdered: true))
    let choices = try #require(
      HomogeneityTest(
        reference: [30, 400, 30, 600], arrivals: [3, 40, 3, 60], isOrdered: false))
    let small = try #require(
      HomogeneityTest(
        reference: [400, 600, 60], arrivals: [40, 60, 6], isOrdered: false))

    #expect(ordered == same)
    #expect(choices.degrees == small.degrees)
    #expect(abs(choices.statistic - small.statistic) < 1e-12)
    #expect(HomogeneityTest(reference: [9, 1], arrivals: [2, 1], isOrdered: true) == nil)
  }

  @Test("Fisher's and the binomial test equal scipy's")
  func shares() throws {
    let rare = try #require(ShareTest.chance(reference: (2, 1000), arrivals: (6, 300)))
    let never = try #require(ShareTest.chance(reference: (0, 20_000), arrivals: (3, 500)))
    let known = try #require(ShareTest.chance(of: 0.01, arrivals: (9, 300)))

    #expect(isNear(rare, 0.0026407214215880583, 1e-8))
    #expect(isNear(never, 1.4424536514908975e-05, 1e-8))
    #expect(isNear(known, 0.003602712150035393, 1e-8))
  }

  @Test("Where nobody or everybody has a thing, nothing is tested")
  func nothingToTest() {
    #expect(ShareTest.chance(reference: (0, 100), arrivals: (0, 50)) == nil)
    #expect(ShareTest.chance(reference: (100, 100), arrivals: (50, 50)) == nil)
    #expect(ShareTest.chance(of: 0, arrivals: (0, 50)) == nil)
    #expect(ShareTest.chance(of: 0, arrivals: (1, 50)) == 0)
  }

  @Test("Holm's correction equals statsmodels'")
  func holm() {
    let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005, 0.5])

    for (value, expected) in zip(adjusted, [0.04, 0.09, 0.09, 0.025, 0.5]) {
      #expect(isNear(value, expected, 1e-12))
    }
  }
}
