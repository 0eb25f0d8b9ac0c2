import Explaining
import Lending
import Testing

private let line = ReferenceLine(
  fields: ["a", "b", "c"],
  points: [
    ReferenceLine.Point(contributions: [-1, -0.5, 0.1]),
    ReferenceLine.Point(contributions: [-0.2, -0.1, 0.05]),
    ReferenceLine.Point(contributions: [0.4, 0.3, 0]),
    ReferenceLine.Point(contributions: [1.2, 0.5, 0.2]),
  ])

@Test(arguments: Array(stride(from: -4.0, through: 3.0, by: 0.13)))
func theLineStandsExactlyAtTheCutOff(cutOff: Double) {
  let contributions = ApprovalLine.contributions(of: line, base: -1.5, at: cutOff)
  #expect(abs(contributions.reduce(-1.5, +) - cutOff) < 1e-12)
  #expect(contributions.count == 3)
}

@Test func betweenTwoPercentilesTheLineIsInterpolated() {
  let contributions = ApprovalLine.contributions(of: line, base: 0, at: (-0.25 + 0.7) / 2)
  #expect(abs(contributions[0] - 0.1) < 1e-12)
  #expect(abs(contributions[1] - 0.1) < 1e-12)
  #expect(abs(contributions[2] - 0.025) < 1e-12)
}

@Test func withoutAnyPercentileTheDistanceIsSpreadEvenly() {
  let empty = ReferenceLine(fields: ["a", "b"], points: [])
  #expect(ApprovalLine.contributions(of: empty, base: -1, at: 1) == [1, 1])
}
