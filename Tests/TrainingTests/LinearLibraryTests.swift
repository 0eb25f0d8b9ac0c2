import FoundationEssentials
import Lending
import Scoring
import Testing

@testable import Training

/// The made-up loans as rows, with the offsets of their sources' raw rates.
func learningRows(
  _ variant: Variant = .borrower
) throws -> (rows: TrainingRows, features: [Feature], offsets: [Double]) {
  let loans = try madeUpHistory().training
  let recipe = quickRecipe(loans, variant)
  let rows = TrainingRows(loans, features: recipe.features)
  let offsets = try RiskOffsets(rawRatesOf: rows)
  return (rows, recipe.features, rows.levels.map { offsets.margin(of: $0) })
}

/// Weights that make `½|w|² + cost · Σ copies · log(1 + e^−margin)` smallest, by Newton's method
/// with the whole matrix: slow and obvious.
private func newton(_ columns: LinearColumns, cost: Double) -> [Double] {
  let width = columns.width
  var weights = [Double](repeating: 0, count: width)
  for _ in 0..<30 {
    var slope = weights
    var bend = (0..<width).map { row in (0..<width).map { $0 == row ? 1.0 : 0 } }
    for row in 0..<columns.count {
      let x = Array(columns.values[row * width..<(row + 1) * width])
      let p = Elementary.logistic(zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 })
      let times = cost * Double(columns.copies[row])
      for i in 0..<width where x[i] != 0 {
        slope[i] += times * (p - (columns.defaulted[row] ? 1 : 0)) * x[i]
        for j in 0..<width { bend[i][j] += times * p * (1 - p) * x[i] * x[j] }
      }
    }
    let step = solved(bend, slope)
    for i in 0..<width { weights[i] -= step[i] }
  }
  return weights
}

/// Gauss's elimination; the matrix is positive definite.
private func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var (m, b) = (matrix, right)
  for i in b.indices {
    for j in b.indices where j > i {
      let factor = m[j][i] / m[i][i]
      for k in i..<b.count { m[j][k] -= factor * m[i][k] }
      b[j] -= factor * b[i]
    }
  }
  for i in b.indices.reversed() {
    for k in b.indices where k > i { b[i] -= m[i][k] * b[k] }
    b[i] /= m[i][i]
  }
  return b
}

@Suite("liblinear", .enabled(if: LinearLibrary.isAvailable, "needs liblinear4"))
struct LinearLibraryTests {
  private func columns() throws -> LinearColumns {
    let (rows, features, offsets) = try learningRows()
    let some = stride(from: 0, to: rows.count, by: 3).map { $0 }
    let levels = OffsetLevels(some.map { offsets[$0] })
    let few = rows.chosen(some)
    let evidence = WeightOfEvidence(few, features: features, levels: levels)
    return LinearColumns(few, evidence: evidence, chosen: [0, 2, 3, 5, 8, 16], levels: levels)
  }

  @Test("Logistic weights are those of Newton's method within a thousandth")
  func logistic() throws {
    let columns = try columns()
    let fast = try LinearLibrary().weights(
      of: columns, loss: .logistic, cost: 0.2, tolerance: 1e-6)
    let slow = newton(columns, cost: 0.2)

    #expect(fast.count == columns.width)
    #expect(slow.contains { abs($0) > 0.3 })
    for (fast, slow) in zip(fast, slow) { #expect(abs(fast - slow) < 1e-3) }
  }

  @Test("At the weights of the support vector machine its loss is flat")
  func squaredHinge() throws {
    let columns = try columns()
    let cost = 0.2
    let weights = try LinearLibrary().weights(
      of: columns, loss: .squaredHinge, cost: cost, tolerance: 1e-8)

    var slope = weights
    var scale = 0.0
    for row in 0..<columns.count {
      let x = columns.values[row * columns.width..<(row + 1) * columns.width]
      let y = columns.defaulted[row] ? 1.0 : -1
      let margin = y * zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 }
      let pull = 2 * cost * Double(columns.copies[row]) * max(0, 1 - margin)
      for (column, value) in x.enumerated() {
        slope[column] -= pull * y * value
        scale = max(scale, abs(pull * value))
      }
    }
    #expect(scale > 0.1)
    for slope in slope { #expect(abs(slope) < 1e-3) }
  }

  @Test("The same rows give the same bits")
  func sameBits() throws {
    let columns = try columns()
    for loss in [LinearLibrary.Loss.logistic, .squaredHinge] {
      let runs = try (0..<2).map { _ in
        try LinearLibrary().weights(of: columns, loss: loss, cost: 1, tolerance: 1e-6)
      }
      #expect(runs[0].map(\.bitPattern) == runs[1].map(\.bitPattern))
    }
  }

  @Test("A setting that liblinear refuses is told in its own words")
  func refused() throws {
    let columns = try columns()
    #expect {
      try LinearLibrary().weights(of: columns, loss: .logistic, cost: -1, tolerance: 1e-6)
    } throws: { error in
      (error as? TrainingError)?.sentence == "liblinear failed to learn the weights: C <= 0"
    }
  }
}

@Suite("liblinear where it is not or is another")
struct MissingLinearLibraryTests {
  @Test("Without it, training says what is missing and which Debian package brings it")
  func missing() {
    #expect {
      try LinearLibrary(named: "liblinear-of-nobody.so.0")
    } throws: { error in
      guard let error = error as? TrainingError else { return false }
      guard case .libraryMissing(_, .liblinear) = error else { return false }
      return error.sentence.hasPrefix("training needs liblinear, which is not on this machine (")
        && error.sentence.hasSuffix("on Debian install the package liblinear4")
    }
  }

  @Test("A library without its functions is refused by name of the first")
  func stranger() {
    #expect {
      try LinearLibrary(named: "libc.so.6")
    } throws: { error in
      (error as? TrainingError)
        == .libraryMissing(reason: "it has no function train", library: .liblinear)
    }
  }

  @Test("XGBoost's absence still names XGBoost and its package")
  func xgboost() {
    #expect(
      TrainingError.libraryMissing(reason: "why").sentence
        == "training needs XGBoost, which is not on this machine (why); on Debian install the "
        + "package libxgboost0")
  }

  private static let headerFile = "/usr/include/linear.h"

  @Test(
    "The structs are laid out as Debian's header says",
    .enabled(if: FileManager.default.fileExists(atPath: headerFile), "needs liblinear-dev"))
  func header() throws {
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: Self.headerFile)), as: UTF8.self)
    func fields(of name: String) throws -> [String] {
      let start = try #require(text.firstRange(of: "struct \(name)\n{"))
      let body = text[start.upperBound...].prefix { $0 != "}" }
      return body.split(separator: "\n").compactMap { line in
        let words = line.split(separator: ";")[0].split { $0 == " " || $0 == "\t" || $0 == "*" }
        return line.contains(";") ? words.joined(separator: " ") : nil
      }
    }
    #expect(try fields(of: "feature_node") == ["int index", "double value"])
    #expect(
      try fields(of: "problem")
        == ["int l, n", "double y", "struct feature_node x", "double bias"])
    #expect(
      try fields(of: "parameter").prefix(7) == [
        "int solver_type", "double eps", "double C", "int nr_weight", "int weight_label",
        "double weight", "double p",
      ])
  }
}
