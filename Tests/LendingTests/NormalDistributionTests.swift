import Lending
import Testing

/// Values of the tables, to more digits than they print (mpmath, 30 digits).
@Test(arguments: [
  (0.0, 0.5), (1, 0.841_344_746_068_542_949), (-1, 0.158_655_253_931_457_051),
  (1.959_963_984_540_054, 0.975), (-2.326_347_874_040_841, 0.01),
  (-3, 1.349_898_031_630_094_5e-3), (-5, 2.866_515_718_791_939_1e-7),
  (-10, 7.619_853_024_160_526_1e-24), (6, 0.999_999_999_013_412_4),
])
func theNormalDistributionIsThatOfTheTables(x: Double, p: Double) {
  #expect(abs(NormalDistribution.cumulative(x) - p) <= 1e-13 * p)
}

@Test func theQuantileUndoesTheCumulativeProbability() {
  for p in [1e-300, 1e-20, 1e-9, 1e-4, 0.01, 0.2, 0.4999, 0.5, 0.7, 0.99, 0.999_999] {
    let found = NormalDistribution.cumulative(NormalDistribution.quantile(p))
    #expect(abs(found - p) <= 1e-12 * p, "\(p)")
  }
  #expect(NormalDistribution.quantile(0) == -.infinity)
  #expect(NormalDistribution.quantile(1) == .infinity)
  #expect(NormalDistribution.quantile(1.5).isNaN)
}

@Test func theTwoWaysOfTheNormalDistributionMeet() {
  for end in [-2.5, 2.5] {
    let (below, above) = (end.nextDown, end.nextUp)
    let step = NormalDistribution.cumulative(above) - NormalDistribution.cumulative(below)
    #expect(abs(step) < 1e-14)
  }
}
