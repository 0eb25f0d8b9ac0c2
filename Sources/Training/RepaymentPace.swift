internal import Lending
internal import Pricing
internal import Tables

/// How much faster loans of each issue year are paid back early than the average loan behind the
/// curves, and what that says of loans issued next.
///
/// Borrowers refinance more from year to year as lenders compete, so curves that average all years
/// hold loans of today for longer than they last.
struct RepaymentPace {
  /// Loans of one issue year: early repayments that came, and those that the average curve expects.
  struct Year: Equatable {
    let year: Int
    let observed: Double
    let expected: Double

    var ratio: Double { observed / expected }
  }

  let years: [Year]
  /// What is expected of loans issued in the year after the last, as a multiple of the average.
  let next: Double
  private let trend: Trend?

  /// The term from which the pace is read: the only one that was lent in every year.
  static let termMonths = 36
  /// Fewer years show no trend that could be carried on; the last of them stands for the next.
  private static let fewestYears = 5
  /// Early repayments below which a year says nothing of its own.
  private static let fewestEvents = 30.0

  /// - Parameter loans: resolved ones and, as far as they were followed, ones that still run.
  /// - Returns: nil where no year has enough early repayments.
  init?(average: TermCurves, _ loans: [HistoricLoan]) {
    let usual = loans.filter {
      $0.application.termMonths == Self.termMonths && $0.cash != nil && $0.issued != nil
    }
    let byYear = Dictionary(grouping: usual) { $0.issued?.year ?? 0 }
    years = byYear.sorted { $0.key < $1.key }.compactMap { year, loans in
      let counts = MonthlyCounts(loans, months: Self.termMonths)
      let observed = counts.prepaid.reduce(0, +)
      let expected = zip(counts.staying, average.prepaymentHazard).reduce(0) { $0 + $1.0 * $1.1 }
      return observed >= Self.fewestEvents && expected > 0
        ? Year(year: year, observed: observed, expected: expected) : nil
    }
    guard let last = years.last else { return nil }
    trend = years.count < Self.fewestYears ? nil : Trend(years)
    next = trend?[last.year + 1] ?? last.ratio
  }

  /// The next year's pace over that of the loans from which a term's curves were made.
  func factor(over loans: [HistoricLoan]) -> Double {
    let paces = loans.compactMap { loan in (loan.issued?.year).flatMap(pace) }
    guard !paces.isEmpty else { return 1 }
    return next * Double(paces.count) / paces.reduce(0, +)
  }

  private func pace(_ year: Int) -> Double? {
    trend?[year] ?? years.first { $0.year == year }?.ratio
  }
}

extension RepaymentPace {
  /// Log-linear in the year of issue: Poisson regression with the expected events as exposure.
  private struct Trend {
    let middle: Double
    let level: Double
    let slope: Double

    /// By Newton's method from the average curve itself.
    init(_ years: [Year]) {
      let expected = years.reduce(0) { $0 + $1.expected }
      let middle = years.reduce(0) { $0 + $1.expected * Double($1.year) } / expected
      var (level, slope) = (0.0, 0.0)
      for _ in 0..<50 {
        var (toLevel, toSlope) = (0.0, 0.0)
        var (ofLevel, ofBoth, ofSlope) = (0.0, 0.0, 0.0)
        for year in years {
          let x = Double(year.year) - middle
          let mean = year.expected * Elementary.exp(level + slope * x)
          toLevel += year.observed - mean
          toSlope += (year.observed - mean) * x
          ofLevel += mean
          ofBoth += mean * x
          ofSlope += mean * x * x
        }
        let determinant = ofLevel * ofSlope - ofBoth * ofBoth
        guard determinant > 0 else { break }
        let step = (
          level: (ofSlope * toLevel - ofBoth * toSlope) / determinant,
          slope: (ofLevel * toSlope - ofBoth * toLevel) / determinant
        )
        level += step.level
        slope += step.slope
        if abs(step.level) + abs(step.slope) < 1e-12 { break }
      }
      self.middle = middle
      self.level = level
      self.slope = slope
    }

    subscript(year: Int) -> Double { Elementary.exp(level + slope * (Double(year) - middle)) }
  }
}
