internal import Lending

/// The unit of a column of percentages, as far as its table tells it.
package enum PercentUnit: Sendable, Equatable {
  case percent, fraction
  /// Small numbers may be either.
  case unknown

  /// Above it a number is no fraction: hardly anybody uses more than 150 % of a line of credit.
  package static let largestFraction = 1.5

  /// The number in percent; nil where it may be either, as nothing is better than wrong.
  @inline(__always)
  func percent(_ value: Double) -> Double? {
    if value == 0 { return 0 }
    switch self {
    case .percent: return value
    case .fraction: return value * 100
    case .unknown: return value > Self.largestFraction ? value : nil
    }
  }
}
