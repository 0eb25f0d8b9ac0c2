internal import CXGBoost

/// Trees in XGBoost's own hands.
///
/// Needs the Debian package libxgboost0; tests say so and skip without it.
package final class LibraryOracle {
  package static var isAvailable: Bool { assay_xgboost_is_available() }

  package struct Failure: Error {
    package let reason = String(cString: assay_xgboost_error())
  }

  private var booster: AssayBooster?

  package init(_ text: String) throws(Failure) {
    let model = Array(text.utf8)
    guard assay_xgboost_booster_create(nil, 0, &booster) == 0 else { throw Failure() }
    guard assay_xgboost_booster_load(booster, model, UInt64(model.count)) == 0 else {
      throw Failure()
    }
  }

  deinit { _ = assay_xgboost_booster_free(booster) }

  package func margins(_ rows: [Float], inputs: Int) throws(Failure) -> [Float] {
    try predicted(rows, inputs) { matrix, count, result in
      assay_xgboost_booster_predict(booster, matrix, true, &count, &result)
    }
  }

  package func probabilities(_ rows: [Float], inputs: Int) throws(Failure) -> [Float] {
    try predicted(rows, inputs) { matrix, count, result in
      assay_xgboost_booster_predict(booster, matrix, false, &count, &result)
    }
  }

  /// One number for each input and the bias, row after row.
  package func contributions(_ rows: [Float], inputs: Int) throws(Failure) -> [Float] {
    try predicted(rows, inputs) { matrix, count, result in
      assay_xgboost_booster_contributions(booster, matrix, &count, &result)
    }
  }

  private func predicted(
    _ rows: [Float], _ inputs: Int,
    _ predict: (AssayDMatrix?, inout UInt64, inout UnsafePointer<Float>?) -> Int32
  ) throws(Failure) -> [Float] {
    var matrix: AssayDMatrix?
    guard
      assay_xgboost_matrix_create(rows, UInt64(rows.count / inputs), UInt64(inputs), &matrix) == 0
    else { throw Failure() }
    defer { _ = assay_xgboost_matrix_free(matrix) }
    var count: UInt64 = 0
    var result: UnsafePointer<Float>?
    guard predict(matrix, &count, &result) == 0 else { throw Failure() }
    return Array(UnsafeBufferPointer(start: result, count: Int(count)))
  }
}
