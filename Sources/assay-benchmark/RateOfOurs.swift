import Explaining
import Lending
import Scoring

/// Rows a second of one job and nothing else, for a table that other programs share.
struct RateOfOurs {
  let folder: String

  /// - Parameter job: `margins` or `shap`.
  func run(_ job: String) throws {
    let model = try BenchmarkModel(folder: folder)
    let isShapley = job == "shap"
    let count = isShapley ? 200 : 20_000
    let rows = MadeUpRows(count: count, seed: 2).values
    let engine = TreeEngine(model.ensemble)
    let explainer = try TreeExplainer(model.ensemble)
    // A first pass warms caches and is not counted.
    let passes = 10
    var start = ContinuousClock.now
    for pass in 0...passes {
      if pass == 1 { start = ContinuousClock.now }
      if isShapley { _ = explainer.shapley(rows) } else { _ = engine.margins(rows) }
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    print(Figure.plain((Double(passes * count) / seconds).rounded()))
  }
}
