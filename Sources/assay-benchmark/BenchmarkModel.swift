import FoundationEssentials
import Lending
import Scoring
import StrictJSON

/// The trees of the measurements: 500 of depth 6, trained by libxgboost on made-up rows and kept for
/// the next run.
struct BenchmarkModel {
  static let trees = 500
  static let depth = 6
  let json: [UInt8]
  let ensemble: TreeEnsemble

  init(folder: String) throws {
    let path = "\(folder)/benchmark-\(Self.trees)x\(Self.depth).json"
    if let data = FileManager.default.contents(atPath: path) {
      json = [UInt8](data)
    } else {
      print("training \(Self.trees) trees of depth \(Self.depth) on 100 000 made-up rows …")
      json = try Self.trained()
      guard FileManager.default.createFile(atPath: path, contents: Data(json)) else {
        throw BenchmarkFailure.file(path)
      }
    }
    ensemble = try TreeEnsemble(xgboost: StrictJSON.parse(json))
  }

  /// Rows for peers in other languages: so many in float32, row after row.
  func write(rows: Int, to path: String) throws {
    let values = MadeUpRows(count: rows, seed: 2).values
    let data = values.withUnsafeBytes { Data($0) }
    guard FileManager.default.createFile(atPath: path, contents: data) else {
      throw BenchmarkFailure.file(path)
    }
  }

  private static func trained() throws -> [UInt8] {
    let rows = MadeUpRows(count: 100_000, seed: 1)
    let matrix = try LibraryMatrix(rows.values[...], inputs: MadeUpRows.inputs, labels: rows.labels)
    let booster = try LibraryBooster(
      training: matrix,
      parameters: [
        ("objective", "binary:logistic"), ("tree_method", "hist"), ("max_depth", "\(depth)"),
        ("eta", "0.05"), ("base_score", "0.2"), ("seed", "1"),
      ], trees: trees)
    return try booster.json()
  }
}
