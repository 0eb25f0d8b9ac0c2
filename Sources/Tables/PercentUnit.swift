internal import Lending

/// The unit of a percentage that has no rate beside it, as far as a table tells it.
package enum PercentUnit: Sendable, Equatable {
  case percent, fraction
  /// Small numbers may be either.
  case unknown

  /// Above it a number is no fraction: hardly anybody uses more than 150 % of a line of credit.
  static let largestFraction = 1.5

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

extension PercentUnit {
  /// Numbers but 0 that settle the question, as they do for other columns.
  private static let enough = 10

  /// What a column shows.
  struct Evidence {
    /// Rows in which a rate stands beside, by what it says.
    var beside = (fractions: 0, percents: 0)
    /// The numbers, without zeros.
    var values: [Double] = []

    /// Rates go before numbers, since they are never near 1 in percent.
    var unit: PercentUnit {
      if beside.fractions + beside.percents > 0 {
        return beside.fractions > beside.percents ? .fraction : .percent
      }
      if values.count >= PercentUnit.enough {
        return 2 * values.count { $0 < 1 } >= values.count ? .fraction : .percent
      }
      return 2 * values.count { $0 > PercentUnit.largestFraction } > values.count
        ? .percent : .unknown
    }
  }
}
