internal import Lending

/// What the interval of a model adds up from: the variance of its refits, on a scale, and a constant
/// for the vintage that no one has seen yet.
///
/// The parts are set so that the promise is kept on the training side: loans of each issue year are
/// foretold by a model that learned nothing of that year, and the constant is the least with which
/// nine in ten groups of a hundred like loans lie inside, their binomial error added. This is split
/// conformal prediction (Papadopoulos et al. 2002; Lei et al. 2018) with groups as the units and the
/// needed variance as the score: it asks for no shape of the years' differences, where a moment
/// estimate of their variance (`VintageSpread`) follows the two worst years and makes all other
/// intervals too wide.
struct IntervalPlan: Sendable, Equatable {
  static let confidence = 0.9
  /// Half of nine in ten lies within this many standard deviations on either side.
  static let deviations = 1.644_853_626_951_472_2

  /// By which the variances of bins are multiplied; below 1 only where they alone are too wide.
  let scale: Double
  /// Variance between vintages, on the shown log-odds.
  let vintageVariance: Double

  /// `loans` foretold by models that learned nothing of their issue year, with the variance of their
  /// bins, or 0 for a model that has no bins.
  init(_ loans: [ForetoldLoan]) throws(TrainingError) {
    let groups = LikeLoans.groups(of: loans)
    guard !groups.isEmpty else {
      throw .tooFewLoans(of: "a hundred matured loans of one issue year and term")
    }
    self.init(groups)
  }

  private init(_ groups: [LikeLoans]) {
    let missing = groups.map { $0.neededVariance - $0.variance }
    let constant = Self.quantile(missing)
    guard constant < 0 else {
      scale = 1
      vintageVariance = constant
      return
    }
    let shares = groups.map { group in
      let needed = max(group.neededVariance, 0)
      return group.variance > 0 ? needed / group.variance : 0
    }
    scale = min(Self.quantile(shares), 1)
    vintageVariance = 0
  }

  /// The least of the values that nine in ten do not pass.
  private static func quantile(_ values: [Double]) -> Double {
    let needed = Int((confidence * Double(values.count)).rounded(.up))
    return values.sorted()[min(max(needed, 1), values.count) - 1]
  }

  /// What a loan's interval adds up to.
  func variance(bins: Double) -> Double { scale * bins + vintageVariance }

  /// The plan's promise on vintages that took no part in it: each is judged by a plan of the others.
  static func coverage(
    of loans: [ForetoldLoan], size: Int = LikeLoans.usualSize
  ) throws(TrainingError) -> IntervalCoverage {
    var told: [ForetoldLoan] = []
    for vintage in Set(loans.map(\.vintage)).sorted() {
      let others = loans.filter { $0.vintage.year != vintage.year }
      let plan = try IntervalPlan(others)
      told += loans.filter { $0.vintage == vintage }.map { $0.telling(plan) }
    }
    return IntervalCoverage(told, size: size)
  }
}
