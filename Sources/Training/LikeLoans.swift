internal import Lending

/// Some loans of one vintage with like chances of default: what was said, and what came of them.
struct LikeLoans: Sendable, Equatable {
  let vintage: Vintage
  let count: Int
  let defaults: Int
  /// Mean chance of default.
  let probability: Double
  /// Mean of `p (1 − p)`: how far the rate moves with the log-odds, and the variance of one outcome.
  let slope: Double
  /// Mean variance of the log-odds, in which the loans of a group move together.
  let variance: Double

  /// A bar of the interval is judged on groups of this many.
  static let usualSize = 100

  /// Groups within each vintage by rising chance, of `size` loans and up to twice that many where a
  /// vintage does not divide; a vintage of fewer has none.
  static func groups(of loans: [ForetoldLoan], size: Int = usualSize) -> [LikeLoans] {
    var members: [Vintage: [Int]] = [:]
    for (index, loan) in loans.enumerated() { members[loan.vintage, default: []].append(index) }
    return members.keys.sorted().flatMap { vintage in
      let order = (members[vintage] ?? []).sorted {
        (loans[$0].logOdds, $0) < (loans[$1].logOdds, $1)
      }
      let count = order.count / size
      return (0..<count).map { group in
        let range = order.count * group / count..<order.count * (group + 1) / count
        return LikeLoans(vintage, order[range].map { loans[$0] })
      }
    }
  }

  private init(_ vintage: Vintage, _ loans: [ForetoldLoan]) {
    let n = Double(loans.count)
    let chances = loans.map { Elementary.logistic($0.logOdds) }
    self.vintage = vintage
    count = loans.count
    defaults = loans.count { $0.defaulted }
    probability = chances.reduce(0, +) / n
    slope = chances.reduce(0) { $0 + $1 * (1 - $1) } / n
    variance = loans.reduce(0) { $0 + $1.variance } / n
  }

  /// Variance of the observed rate from the number of loans alone.
  var binomialVariance: Double { slope / Double(count) }

  /// Whether the observed rate lies in the 90 % interval that a variance of the log-odds makes with
  /// the binomial error.
  func holds(_ variance: Double) -> Bool {
    let spread = binomialVariance + slope * slope * variance
    return miss * miss <= IntervalPlan.deviations * IntervalPlan.deviations * spread
  }

  /// The least variance of the log-odds with which the observed rate lies inside; below zero where
  /// the number of loans alone explains the miss.
  var neededVariance: Double {
    let deviations = miss / IntervalPlan.deviations
    return (deviations * deviations - binomialVariance) / (slope * slope)
  }

  private var miss: Double { Double(defaults) / Double(count) - probability }
}
