import Lending
import Testing
import TreeFixtures

@testable import Scoring

/// Trees of two inputs on a path, told as four fields, two of which have two inputs each.
private func model(_ draws: inout SeededDraws) throws -> RiskModel {
  let fields = ["a", "b", "c", "d"].map { FieldID($0) }
  let told = [0, 1, 1, 2, 3, 3]
  let ensemble = try RandomTrees(features: 6, trees: 60, depth: 2).ensemble(&draws)
  let terms = try ensemble.terms()
  let catalogue = FieldCatalogue(
    product: .installmentLoan, currency: "USD", groups: [],
    fields: fields.map { id in
      Field(
        id: id, label: id.rawValue, help: "", group: "", kind: .text, isRequired: false,
        use: .scored, whenUnknown: "", change: .fixed)
    })
  func spread(_ count: Int) -> [Double] { (0..<count).map { _ in draws.share() } }
  let calibration = Calibration(
    intercept: -0.3, slope: 1.1, centres: (0..<terms.count).map { _ in draws.share() - 0.5 },
    variances: terms.tables.map { spread($0.values.count + 1) }
      + terms.pairs.map { spread($0.values.count) },
    vintageVariance: 0.02, confidence: 0.9, deviations: 1.6, points: .standard,
    bands: [BandCut(letter: "A", below: nil)])
  return try RiskModel(
    name: ModelName(product: .installmentLoan, variant: "test", version: "1"), digest: "",
    catalogue: catalogue,
    features: told.enumerated().map { index, field in
      Feature(name: "x\(index)", source: .effectiveIncome, toldAs: fields[field], monotone: 0)
    }, function: .trees(ensemble), calibration: calibration,
    line: ReferenceLine(fields: fields, points: []))
}

@Test func manyRowsOfAGlassBoxScoreAsOneByOne() throws {
  var draws = SeededDraws(seed: 51)
  let model = try model(&draws)
  #expect(!model.pairs.isEmpty)
  let edges = try RandomTrees(features: 6, trees: 60, depth: 2).ensemble(&draws)
  let rows = RandomTrees.rows(301, of: edges, infinities: true, &draws)
  let engine = AdditiveEngine(model)
  let scores = engine.scores(rows)
  let columns = (0..<6).flatMap { input in (0..<301).map { rows[$0 * 6 + input] } }
  #expect(engine.scores(columns, by: .columns) == scores)
  #expect(scores.rowCount == 301)
  for row in 0..<301 {
    let slow = model.score(Array(rows[row * 6..<(row + 1) * 6]))
    #expect(scores[row] == slow)
    #expect(scores.logOdds[row] == slow.logOdds)
  }
}
