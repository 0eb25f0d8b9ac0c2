internal import Glibc

/// The sigmoid in single precision exactly as libxgboost computes it, for the check only.
package enum Logistic {
  /// libxgboost 1.7 bounds the exponent and adds 1e-16 against a division by zero.
  package static func sigmoid(_ margin: Float) -> Float {
    let denominator = (expf(min(-margin, 88.7)) + 1) + 1e-16
    return 1 / denominator
  }

  static func logarithm(_ value: Float) -> Float { logf(value) }
}
