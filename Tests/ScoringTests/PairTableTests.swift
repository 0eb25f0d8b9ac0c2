import Testing

@testable import Scoring

@Test func aPairOfTooManySplitsIsRefusedAndNotUnfolded() throws {
  // 1,200 trees that each split two inputs at places of their own: 1,202 × 1,202 cells.
  let trees = (0..<1200).map { index in
    TreeEnsemble.Tree(
      feature: [0, 1, -1, -1, -1], value: [Float(index), Float(index), 0.1, -0.1, 0.2],
      left: [1, 2, -1, -1, -1], right: [4, 3, -1, -1, -1],
      unknownGoesLeft: [true, true, true, true, true])
  }
  let ensemble = TreeEnsemble(featureCount: 2, baseMargin: 0, baseLogOdds: 0, trees: trees)
  #expect(throws: ScoringError.mismatch("splits of a pair of inputs")) { try ensemble.terms() }
}
