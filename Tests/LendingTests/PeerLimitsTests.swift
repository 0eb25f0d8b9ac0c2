import Lending
import Testing

private let table = PeerLimits(
  quantiles: [25, 50, 75],
  classes: [
    PeerLimits.RiskClass(
      below: Probability(0.1), accounts: 10, limits: [Money(100), Money(200), Money(400)]),
    PeerLimits.RiskClass(below: nil, accounts: 10, limits: [Money(50), Money(200), Money(300)]),
  ])

@Test(arguments: [
  (0.05, 50.0, 200.0), (0.05, 75, 400), (0.05, 60, 280), (0.05, 10, 100), (0.05, 90, 400),
  (0.1, 25, 50), (0.99, 75, 300),
])
func aLevelIsThatOfTheClassBetweenItsQuantiles(chance: Double, quantile: Double, limit: Double) {
  let level = table.level(at: Probability(chance), quantile: Rate(percent: quantile))
  #expect(level.map { abs($0.amount - limit) < 1e-9 } == true)
}

@Test func aTableThatRisesWithTheRiskIsNotSound() {
  #expect(table.isSound)
  let rising = PeerLimits(quantiles: table.quantiles, classes: table.classes.reversed())
  #expect(!rising.isSound)
  #expect(!PeerLimits(quantiles: [50], classes: table.classes).isSound)
  #expect(!PeerLimits(quantiles: [], classes: []).isSound)
}
