import Testing

@testable import Scoring
@testable import Training

@Suite("Variances of refits")
struct RefitVariancesTests {
  @Test("A pair is centred on the loans by their weights, as tables are")
  func weights() {
    // Two loans, one of weight 3 in the cell that moves, one of weight 1 in the cell that does not.
    let level = RiskLevel(source: .early, isMatured: true, termMonths: 36)
    let rows = TrainingRows(
      width: 2, values: [0, 0, 2, 2], defaulted: [false, true], weights: [3, 1],
      levels: [level, level])
    func pair(_ moving: Double) -> PairTable {
      var values = [Double](repeating: 0, count: 9)
      values[0] = moving
      return PairTable(first: 0, second: 1, firstEdges: [1], secondEdges: [1], values: values)
    }
    let refits = [0.0, 1].map { AdditiveTerms(base: 0, tables: [], pairs: [pair($0)]) }

    let variances = RefitVariances.variances(of: pair(0), among: refits, slope: 1, rows)

    // Against the centre of 0 and ¾ the moving cell is 0 and ¼, the other 0 and −¾.
    #expect(abs(variances[0] - 0.25 * 0.25 / 2) < 1e-12)
    #expect(abs(variances[4] - 0.75 * 0.75 / 2) < 1e-12)
  }
}
