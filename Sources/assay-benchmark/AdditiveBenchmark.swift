import Lending
import Packs
import Scoring

/// The bundled glass boxes with all their contributions: rows a second on one core.
struct AdditiveBenchmark {
  let resources: String

  func run() throws {
    print("glass boxes with every contribution, the log-odds and their variance, one thread")
    for pack in try champions() {
      let model = try pack.explained()
      let name = "\(model.name)"
      let count = 100_000
      let inputs = model.features.count
      let rows = Self.rows(model, count: count)
      let engine = AdditiveEngine(model)
      let scores = engine.scores(rows)
      for row in stride(from: 0, to: count, by: 97) {
        let slow = model.score(Array(rows[row * inputs..<(row + 1) * inputs]))
        guard scores[row] == slow else { throw BenchmarkFailure.library("\(name) differs") }
      }
      let times = try Alternation([
        (
          "\(name), one by one",
          {
            for row in 0..<count / 10 {
              _ = model.score(Array(rows[row * inputs..<(row + 1) * inputs]))
            }
            return 1
          }
        ),
        (
          "\(name), together",
          {
            _ = engine.scores(rows)
            return 10
          }
        ),
      ])
      times.report(rows: count / 10)
    }
  }

  private func champions() throws -> [Pack] {
    let shelf = PackShelf(modelsFolder: "\(resources)/models")
    return try [
      (Product.installmentLoan, "borrower"), (.installmentLoan, "priced"),
      (.creditCard, "standard"),
    ].map { try shelf.champion(of: $0.0, variant: $0.1) }
  }

  /// Rows around the edges of the tables, with unknown ones.
  private static func rows(_ model: RiskModel, count: Int) -> [Float] {
    var draws = SeededDraws(seed: 4)
    var rows: [Float] = []
    rows.reserveCapacity(count * model.tables.count)
    for _ in 0..<count {
      for table in model.tables {
        let edge = table.edges.isEmpty ? 0 : table.edges[draws.index(below: table.edges.count)]
        rows.append(draws.share() < 0.08 ? .nan : edge + Float(draws.share() - 0.5))
      }
    }
    return rows
  }
}
