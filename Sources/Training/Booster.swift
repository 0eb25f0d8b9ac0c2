internal import CXGBoost

/// Rows that XGBoost learns from or scores.
final class BoosterRows {
  let count: Int
  let columns: Int
  fileprivate let handle: AssayDMatrix

  /// `values` row by row; not-a-number marks an unknown one.
  init(values: [Float], columns: Int) throws(TrainingError) {
    precondition(columns > 0 && values.count.isMultiple(of: columns), "whole rows only")
    guard assay_xgboost_is_available() else {
      throw .libraryMissing(reason: String(cString: assay_xgboost_error()))
    }
    self.columns = columns
    count = values.count / columns
    var made: AssayDMatrix?
    let code = assay_xgboost_matrix_create(values, UInt64(count), UInt64(columns), &made)
    guard code == 0, let made else { throw Booster.failure("take the rows") }
    handle = made
  }

  deinit { _ = assay_xgboost_matrix_free(handle) }

  /// Sets `label`, `weight` or `base_margin`, one number a row.
  func set(_ field: String, _ values: [Float]) throws(TrainingError) {
    precondition(values.count == count, "one number a row")
    guard assay_xgboost_matrix_set(handle, field, values, UInt64(values.count)) == 0 else {
      throw Booster.failure("take \(field)")
    }
  }
}

/// Boosted trees of libxgboost: for training and as the oracle of tests; scoring is our own.
final class Booster {
  private let handle: AssayBooster

  /// An untrained booster; parameters by XGBoost's names.
  init(
    parameters: [(name: String, value: String)], rows: BoosterRows
  ) throws(TrainingError) {
    var made: AssayBooster?
    let matrices: [AssayDMatrix?] = [rows.handle]
    guard assay_xgboost_booster_create(matrices, 1, &made) == 0, let made else {
      throw Self.failure("start")
    }
    handle = made
    for (name, value) in parameters {
      guard assay_xgboost_booster_set(handle, name, value) == 0 else {
        throw Self.failure("take the parameter \(name)")
      }
    }
  }

  /// A booster read from XGBoost's JSON.
  init(json: [UInt8]) throws(TrainingError) {
    guard assay_xgboost_is_available() else {
      throw .libraryMissing(reason: String(cString: assay_xgboost_error()))
    }
    var made: AssayBooster?
    guard assay_xgboost_booster_create(nil, 0, &made) == 0, let made else {
      throw Self.failure("start")
    }
    handle = made
    guard assay_xgboost_booster_load(handle, json, UInt64(json.count)) == 0 else {
      throw Self.failure("read its own JSON")
    }
  }

  deinit { _ = assay_xgboost_booster_free(handle) }

  static var missing: TrainingError {
    .libraryMissing(reason: String(cString: assay_xgboost_error()))
  }

  /// Adds one tree.
  func update(round: Int, rows: BoosterRows) throws(TrainingError) {
    guard assay_xgboost_booster_update(handle, Int32(round), rows.handle) == 0 else {
      throw Self.failure("grow tree \(round)")
    }
  }

  /// Log-odds of each row, the rows' base margin included where they have one.
  func margins(_ rows: BoosterRows) throws(TrainingError) -> [Float] {
    var count: UInt64 = 0
    var values: UnsafePointer<Float>?
    guard assay_xgboost_booster_predict(handle, rows.handle, true, &count, &values) == 0 else {
      throw Self.failure("score")
    }
    return Array(UnsafeBufferPointer(start: values, count: Int(count)))
  }

  /// The model in XGBoost's own JSON.
  func json() throws(TrainingError) -> [UInt8] {
    var count: UInt64 = 0
    var bytes: UnsafePointer<CChar>?
    guard assay_xgboost_booster_save(handle, &count, &bytes) == 0 else {
      throw Self.failure("save")
    }
    return UnsafeBufferPointer(start: bytes, count: Int(count)).map { UInt8(bitPattern: $0) }
  }

  /// `1.7.4`; nil where the library is not on this machine.
  static var libraryVersion: String? {
    guard assay_xgboost_is_available() else { return nil }
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    assay_xgboost_version(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  fileprivate static func failure(_ step: String) -> TrainingError {
    let text = String(cString: assay_xgboost_error())
    // The first line says what; the rest is a stack trace with paths of the build machine.
    return .libraryFailed(
      step: step, reason: String(text.split(separator: "\n").first ?? "no reason given"))
  }
}
