internal import Lending

/// Probabilities with what came of them: the rows on which a model is measured.
///
/// Rows are kept in rising order of their log-odds, equal ones in the order given, so that every
/// measure is one pass and gives the same bits each time.
package struct ScoredOutcomes: Sendable, Equatable {
  /// Rising.
  package let logOdds: [Double]
  /// Chance of default of each row, 0…1.
  package let probabilities: [Double]
  /// Whether each loan defaulted.
  package let outcomes: [Bool]
  /// Which loan each row is a record of, numbered from 0 by where they stand first: rows of one loan
  /// are drawn together.
  let groups: [Int]

  /// Nil unless there is one outcome for each finite log-odds.
  ///
  /// - Parameter groups: of each row any number that rows of the same loan share; each row is a loan
  ///   of its own without it.
  package init?(logOdds: [Double], outcomes: [Bool], groups: [Int]? = nil) {
    guard logOdds.count == outcomes.count, logOdds.allSatisfy(\.isFinite),
      (groups ?? Array(outcomes.indices)).count == outcomes.count
    else { return nil }
    let order = logOdds.indices.sorted { (logOdds[$0], $0) < (logOdds[$1], $1) }
    self.init(
      sorted: order.map { logOdds[$0] }, outcomes: order.map { outcomes[$0] },
      groups: groups.map { groups in RowDraws.numbered(order.map { groups[$0] }) })
  }

  /// Nil unless there is one outcome for each probability strictly between 0 and 1.
  package init?(probabilities: [Double], outcomes: [Bool]) {
    guard probabilities.allSatisfy({ $0 > 0 && $0 < 1 }) else { return nil }
    self.init(logOdds: probabilities.map { Elementary.log($0 / (1 - $0)) }, outcomes: outcomes)
  }

  init(sorted logOdds: [Double], outcomes: [Bool], groups: [Int]? = nil) {
    self.logOdds = logOdds
    self.outcomes = outcomes
    self.groups = groups ?? Array(outcomes.indices)
    probabilities = logOdds.map(Elementary.logistic)
  }

  init(sorted logOdds: [Double], probabilities: [Double], outcomes: [Bool]) {
    self.logOdds = logOdds
    self.probabilities = probabilities
    self.outcomes = outcomes
    groups = Array(outcomes.indices)
  }

  package var count: Int { outcomes.count }

  /// Number of defaults.
  package var defaults: Int { outcomes.count { $0 } }

  /// Share of defaults, 0…1; nil without rows.
  package var observedRate: Double? { count == 0 ? nil : Double(defaults) / Double(count) }

  /// Mean probability; nil without rows.
  package var meanProbability: Double? {
    count == 0 ? nil : probabilities.reduce(0, +) / Double(count)
  }
}
