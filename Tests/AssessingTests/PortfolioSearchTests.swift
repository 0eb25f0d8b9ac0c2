import Assessing
import Lending
import Testing

/// Made-up offers with the groups of two kinds, three groups each.
private func madeUpOffers(_ count: Int, most: Int, seed: UInt64) -> [PortfolioOffer] {
  var draws = SeededDraws(seed: seed)
  return (0..<count).map { _ in
    PortfolioOffer(
      merit: 10 * draws.share() - 2, most: 1 + draws.index(below: most),
      groups: [draws.index(below: 3), draws.index(below: 3)])
  }
}

private func firstKindOnly(_ offers: [PortfolioOffer]) -> [PortfolioOffer] {
  offers.map { PortfolioOffer(merit: $0.merit, most: $0.most, groups: [$0.groups[0]]) }
}

/// The best merit by trying every choice.
private func best(_ offers: [PortfolioOffer], budget: Int, limits: [[Int]]) -> Double {
  func search(_ index: Int, _ left: Int, _ room: [[Int]], _ merit: Double) -> Double {
    guard index < offers.count else { return merit }
    var found = merit
    for count in 0...min(offers[index].most, left) {
      var room = room
      for kind in room.indices { room[kind][offers[index].groups[kind]] -= count }
      guard room.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else { break }
      let more = merit + Double(count) * offers[index].merit
      found = max(found, search(index + 1, left - count, room, more))
    }
    return found
  }
  return search(0, budget, limits, 0)
}

@Test(arguments: 1...20)
func withLimitsOfOneKindTheChoiceIsTheBest(seed: Int) {
  let offers = firstKindOnly(madeUpOffers(6, most: 3, seed: UInt64(seed)))
  let limits = [[3, 2, 4]]
  let choice = PortfolioSearch(budget: 7, limits: limits).choose(offers)
  let truth = best(offers, budget: 7, limits: limits)
  #expect(abs(choice.merit - truth) < 1e-9)
  #expect(choice.bound == choice.merit)
}

@Test(arguments: 1...150)
func withLimitsOfTwoKindsTheBestLiesBetweenChoiceAndBound(seed: Int) {
  let offers = madeUpOffers(7, most: 3, seed: UInt64(seed))
  let limits = [[3, 2, 4], [2, 4, 3]]
  let choice = PortfolioSearch(budget: 8, limits: limits).choose(offers)
  let truth = best(offers, budget: 8, limits: limits)
  #expect(choice.merit <= truth + 1e-9)
  #expect(choice.bound >= truth - 1e-9)
  #expect(choice.merit >= 0.9 * truth)
}

@Test(arguments: 1...10)
func noLimitIsBrokenAndTheGapOfManyOffersIsSmall(seed: Int) {
  let offers = madeUpOffers(400, most: 8, seed: UInt64(seed))
  let limits = [[60, 90, 40], [70, 50, 100]]
  let search = PortfolioSearch(budget: 150, limits: limits)
  let choice = search.choose(offers)
  #expect(choice.notes.reduce(0, +) <= 150)
  for (count, offer) in zip(choice.notes, offers) {
    #expect(count >= 0 && count <= offer.most)
    #expect(count == 0 || offer.merit > 0)
  }
  for (used, most) in zip(search.used(choice.notes, offers), limits) {
    #expect(zip(used, most).allSatisfy { $0 <= $1 })
  }
  #expect(choice.bound - choice.merit < 0.01 * choice.bound)
  #expect(search.choose(offers) == choice)
}

@Test func nothingIsBoughtThatIsNotWorthIt() {
  let offers = [
    PortfolioOffer(merit: -0.1, most: 4, groups: []), PortfolioOffer(merit: 0, most: 4, groups: []),
  ]
  let choice = PortfolioSearch(budget: 9, limits: []).choose(offers)
  #expect(choice.notes == [0, 0])
  #expect(choice.bound == 0)
}
