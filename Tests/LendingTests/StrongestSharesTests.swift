import Lending
import Testing

@Test func theStrongestSharesAreTheFirstOfAllSortedEqualOnesInTheirOrder() {
  var generator = SeededDraws(seed: 6)
  for round in 0..<20_000 {
    // Few values, so that equal ones are common, and some that move nothing.
    let shares = (0..<round % 19).map { _ in
      [0, 1e-10, -1e-9, 0.1, -0.1, 0.2, -0.3, 1][generator.index(below: 8)]
    }
    let sorted = shares.enumerated().filter { abs($0.element) > 1e-9 }.sorted {
      let (left, right) = (abs($0.element), abs($1.element))
      return left == right ? $0.offset < $1.offset : left > right
    }
    for count in [0, 1, 3, 4, 30] {
      #expect(
        StrongestShares.positions(of: shares, count) == sorted.prefix(count).map(\.offset))
    }
  }
}
