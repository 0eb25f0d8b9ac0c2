import Lending
import Pricing
import Testing

private func names(_ chances: [Double], correlation: Double) -> [FactorName] {
  chances.map { FactorName(chance: $0, correlation: correlation) }
}

/// Chances and losses of a made-up book, some of the losses equal.
private func madeUpBook(_ count: Int) -> (chances: [Double], losses: [Double]) {
  var draws = SeededDraws(seed: 11)
  let chances = (0..<count).map { _ in 0.02 + 0.4 * draws.share() }
  let losses = (0..<count).map { _ in 25 * Double(1 + draws.index(below: 12)) * draws.share() }
  return (chances, losses)
}

@Test(arguments: [(0.0, 60), (0.05, 60), (0.3, 60), (0.9, 60), (0.05, 1_400)])
func theMeanLossIsTheSumOfTheExpectedLosses(correlation: Double, count: Int) {
  let (chances, losses) = madeUpBook(count)
  let recursion = LossRecursion(names(chances, correlation: correlation))
  let found = recursion.distribution(of: losses)
  let expected = zip(chances, losses).reduce(0) { $0 + $1.0 * $1.1 }
  #expect(abs(found.mean - expected) < 1e-9 * expected)
  #expect(abs(found.masses.reduce(0, +) - 1) < 1e-12)
  #expect(found.masses.allSatisfy { $0 >= 0 })
  #expect(found.deviation >= found.modelDeviation * (1 - 1e-9))
  #expect(found.deviation < found.modelDeviation * 1.02)
}

@Test func withoutCorrelationLikeLoansGiveTheBinomialDistribution() {
  let (count, chance) = (37, 0.18)
  let found = LossRecursion(names(Array(repeating: chance, count: count), correlation: 0))
    .distribution(of: Array(repeating: 310, count: count))
  var binomial = 1.0
  for _ in 0..<count { binomial *= 1 - chance }
  var sum = 0.0
  for defaults in 0...count {
    let from = found.chance(above: (Double(defaults) - 0.5) * 310)
    let to = found.chance(above: (Double(defaults) + 0.5) * 310)
    #expect(abs(from - to - binomial) < 1e-12, "\(defaults)")
    sum += binomial
    if sum > 0.5, sum - binomial < 0.5 {
      #expect(abs(found.quantile(0.5) - 310 * Double(defaults)) < 1e-6)
    }
    binomial *= Double(count - defaults) / Double(defaults + 1) * chance / (1 - chance)
  }
}

/// Vasicek (2002): of ever more like loans, the share that defaults is at most
/// `Φ((Φ⁻¹(PD) + √ρ·Φ⁻¹(q)) / √(1−ρ))` with probability q.
@Test(arguments: [0.05, 0.2, 0.7])
func manyLikeLoansComeToTheLimitOfVasicek(correlation: Double) {
  let (count, chance) = (12_000, 0.1)
  let found = LossRecursion(names(Array(repeating: chance, count: count), correlation: correlation))
    .distribution(of: Array(repeating: 1, count: count))
  for probability in [0.1, 0.5, 0.9, 0.99, 0.999] {
    let limit = NormalDistribution.cumulative(
      (NormalDistribution.quantile(chance)
        + correlation.squareRoot() * NormalDistribution.quantile(probability))
        / (1 - correlation).squareRoot())
    let share = found.quantile(probability) / Double(count)
    #expect(abs(share - limit) < 0.004 + 0.01 * limit, "\(correlation) \(probability)")
  }
}

/// The same by drawing the times and every borrower, 40,000 times.
@Test func theRecursionAgreesWithDraws() {
  let (chances, losses) = madeUpBook(25)
  let correlation = 0.15
  let found = LossRecursion(names(chances, correlation: correlation)).distribution(of: losses)
  let book = names(chances, correlation: correlation)
  var draws = SeededDraws(seed: 5)
  let rounds = 40_000
  var drawn: [Double] = []
  for _ in 0..<rounds {
    let times = NormalDistribution.quantile(max(draws.share(), 1e-12))
    var loss = 0.0
    for (index, name) in book.enumerated() where draws.share() < name.chance(times: times) {
      loss += losses[index]
    }
    drawn.append(loss)
  }
  for probability in [0.5, 0.9, 0.99] {
    let mark = found.quantile(probability)
    let beyond = Double(drawn.count { $0 > mark }) / Double(rounds)
    let error = 4 * (probability * (1 - probability) / Double(rounds)).squareRoot()
    #expect(beyond < 1 - probability + error + 0.002, "\(probability)")
    #expect(beyond > 1 - probability - error - 0.02, "\(probability)")
  }
}

/// Borrowers beyond the thousand largest are taken as normal: as many added one by one say the same.
@Test func manySmallLoansMayBeTakenTogether() {
  let (chances, losses) = madeUpBook(LossRecursion.most)
  let one = LossRecursion(names(chances, correlation: 0.05)).distribution(of: losses)
  let halves = LossRecursion(names(chances + chances, correlation: 0.05))
    .distribution(of: (losses + losses).map { $0 / 2 })
  for probability in [0.1, 0.5, 0.9, 0.99] {
    let (single, both) = (one.quantile(probability), halves.quantile(probability))
    #expect(abs(single - both) < 0.02 * single, "\(probability)")
  }
  #expect(halves.modelDeviation < one.modelDeviation)
}

@Test func worseTimesAndMoreCorrelationLoseMore() {
  let (chances, losses) = madeUpBook(40)
  let calm = LossRecursion(names(chances, correlation: 0.02)).distribution(of: losses)
  let rough = LossRecursion(names(chances, correlation: 0.3)).distribution(of: losses)
  #expect(rough.quantile(0.99) > calm.quantile(0.99))
  #expect(rough.deviation > calm.deviation)
  let recursion = LossRecursion(names(chances, correlation: 0.1))
  let usual = recursion.expected(losses, times: 0)
  #expect(recursion.expected(losses, times: FactorName.times(oneIn: 20)) > usual)
  #expect(rough.timesDeviation < rough.modelDeviation)
  #expect(rough.timesDeviation > calm.timesDeviation)
}

@Test func baselsCorrelationFallsAsTheChanceRises() {
  let basel = AssetCorrelation.basel
  #expect(abs(basel.value(chanceInYear: 1e-9) - 0.16) < 1e-6)
  #expect(abs(basel.value(chanceInYear: 0.9) - 0.03) < 1e-6)
  #expect(basel.value(chanceInYear: 0.02) > basel.value(chanceInYear: 0.05))
  #expect(AssetCorrelation.fixed(0.04).value(chanceInYear: 0.5) == 0.04)
}
