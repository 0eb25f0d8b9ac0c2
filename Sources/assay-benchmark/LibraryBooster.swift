import CXGBoost

/// Why a measurement could not be taken.
enum BenchmarkFailure: Error, CustomStringConvertible {
  case library(String)
  case file(String)

  var description: String {
    switch self {
    case .library(let reason): "libxgboost: \(reason)"
    case .file(let path): "cannot read or write \(path)"
    }
  }
}

/// libxgboost's booster, on one thread unless told otherwise.
final class LibraryBooster {
  private let handle: AssayBooster
  /// Kept alive for the rows that a booster was trained on.
  private let matrix: LibraryMatrix?

  init(json: [UInt8], threads: Int = 1) throws {
    handle = try Self.made(nil)
    matrix = nil
    try Self.check(assay_xgboost_booster_load(handle, json, UInt64(json.count)))
    try Self.check(assay_xgboost_booster_set(handle, "nthread", "\(threads)"))
  }

  init(training matrix: LibraryMatrix, parameters: [(String, String)], trees: Int) throws {
    handle = try Self.made(matrix)
    self.matrix = matrix
    for (name, value) in parameters {
      try Self.check(assay_xgboost_booster_set(handle, name, value))
    }
    for round in 0..<trees {
      try Self.check(assay_xgboost_booster_update(handle, Int32(round), matrix.handle))
    }
  }

  deinit { _ = assay_xgboost_booster_free(handle) }

  func json() throws -> [UInt8] {
    var count: UInt64 = 0
    var bytes: UnsafePointer<CChar>?
    try Self.check(assay_xgboost_booster_save(handle, &count, &bytes))
    return UnsafeBufferPointer(start: bytes, count: Int(count)).map { UInt8(bitPattern: $0) }
  }

  /// The fastest way in: rows where they lie.
  func margins(_ rows: UnsafeBufferPointer<Float>, inputs: Int) throws
    -> UnsafeBufferPointer<Float>
  {
    var result: UnsafePointer<Float>?
    try Self.check(
      assay_xgboost_booster_predict_rows(
        handle, rows.baseAddress, UInt64(rows.count / inputs), UInt64(inputs), &result))
    return UnsafeBufferPointer(start: result, count: rows.count / inputs)
  }

  /// Contributions and bias of each row.
  func contributions(_ matrix: LibraryMatrix) throws -> UnsafeBufferPointer<Float> {
    var count: UInt64 = 0
    var result: UnsafePointer<Float>?
    try Self.check(
      assay_xgboost_booster_contributions(handle, matrix.handle, &count, &result))
    return UnsafeBufferPointer(start: result, count: Int(count))
  }

  static var version: String {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    assay_xgboost_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  private static func made(_ matrix: LibraryMatrix?) throws -> AssayBooster {
    var made: AssayBooster?
    let matrices: [AssayDMatrix?] = matrix.map { [$0.handle] } ?? []
    try check(assay_xgboost_booster_create(matrices, UInt64(matrices.count), &made))
    guard let made else { throw BenchmarkFailure.library("no booster") }
    return made
  }

  fileprivate static func check(_ code: Int32) throws {
    guard code == 0 else {
      throw BenchmarkFailure.library(String(cString: assay_xgboost_error()))
    }
  }
}

/// Rows as libxgboost keeps them.
final class LibraryMatrix {
  fileprivate let handle: AssayDMatrix

  init(_ values: ArraySlice<Float>, inputs: Int, labels: [Float]? = nil) throws {
    var made: AssayDMatrix?
    try values.withUnsafeBufferPointer {
      try LibraryBooster.check(
        assay_xgboost_matrix_create(
          $0.baseAddress, UInt64($0.count / inputs), UInt64(inputs), &made))
    }
    guard let made else { throw BenchmarkFailure.library("no matrix") }
    handle = made
    if let labels {
      try LibraryBooster.check(
        assay_xgboost_matrix_set(handle, "label", labels, UInt64(labels.count)))
    }
  }

  deinit { _ = assay_xgboost_matrix_free(handle) }
}
