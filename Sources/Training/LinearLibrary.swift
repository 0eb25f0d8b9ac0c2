internal import CLinear

/// liblinear, for logistic regression and linear support vector machines; scoring is our own.
final class LinearLibrary {
  /// The file that the Debian package brings.
  static let fileName = "liblinear.so.4"

  /// What is made small besides the weights.
  enum Loss: Sendable {
    /// Logistic loss: the margins are log-odds.
    case logistic
    /// Squared hinge loss, that of a support vector machine: the margins only rank.
    case squaredHinge
  }

  private let handle: OpaquePointer

  /// Loads the library; another name is for tests alone.
  init(named name: String = LinearLibrary.fileName) throws(TrainingError) {
    var reason = [CChar](repeating: 0, count: 512)
    guard let handle = assay_linear_open(name, &reason, reason.count) else {
      throw .libraryMissing(reason: Self.text(reason), library: .liblinear)
    }
    self.handle = handle
  }

  deinit { assay_linear_close(handle) }

  static var isAvailable: Bool { (try? LinearLibrary()) != nil }

  /// The weight of each column that makes `½|w|² + cost · Σ copies · loss` smallest.
  ///
  /// There is no constant unless one of the columns is.
  func weights(
    of columns: LinearColumns, loss: Loss, cost: Double, tolerance: Double
  ) throws(TrainingError) -> [Double] {
    var weights = [Double](repeating: 0, count: columns.width)
    var reason = [CChar](repeating: 0, count: 512)
    let flags = columns.defaulted.map { $0 ? UInt8(1) : 0 }
    let code = columns.values.withUnsafeBufferPointer { values in
      flags.withUnsafeBufferPointer { flags in
        columns.copies.withUnsafeBufferPointer { copies in
          assay_linear_train(
            handle, loss == .logistic ? assay_linear_logistic : assay_linear_squared_hinge,
            AssayLinearRows(
              values: values.baseAddress, rows: UInt64(columns.count),
              columns: UInt64(columns.width), defaulted: flags.baseAddress,
              copies: copies.baseAddress),
            cost, tolerance, &weights, &reason, reason.count)
        }
      }
    }
    guard code == 0 else {
      throw .libraryFailed(
        step: "learn the weights", reason: Self.text(reason), library: .liblinear)
    }
    guard weights.allSatisfy(\.isFinite) else {
      throw .libraryFailed(
        step: "learn the weights", reason: "a weight is not finite", library: .liblinear)
    }
    return weights
  }

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
