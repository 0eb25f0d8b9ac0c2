/// Money that was foretold of loans of the past beside what came, and how well it ranks them.
///
/// Of each loan one unit is lent, as a buyer of equal notes does; totals of cash are in money.
package struct ReturnEvidence: Codable, Sendable, Equatable {
  /// A quantity as foretold and as it came.
  package struct Pair: Codable, Sendable, Equatable {
    package let predicted: Double
    package let realised: Double

    package init(predicted: Double, realised: Double) {
      self.predicted = predicted
      self.realised = realised
    }
  }

  /// Loans of one vintage or term.
  package struct Group: Codable, Sendable, Equatable {
    package let name: String
    package let loans: Int
    package let defaults: Int
    /// All that was received, of each unit of money lent.
    package let cash: Pair
    /// Percent a year of the group's flows taken together.
    package let together: Pair
    /// Mean of the single loans' returns in percent a year, by path against as it came.
    package let mean: Pair

    package init(
      name: String, loans: Int, defaults: Int, cash: Pair, together: Pair, mean: Pair
    ) {
      self.name = name
      self.loans = loans
      self.defaults = defaults
      self.cash = cash
      self.together = together
      self.mean = mean
    }
  }

  /// Share of the loans of a term that still pay as each month begins.
  package struct Paying: Codable, Sendable, Equatable {
    package let termMonths: Int
    package let months: [Pair]

    package init(termMonths: Int, months: [Pair]) {
      self.termMonths = termMonths
      self.months = months
    }

    /// The widest gap of any month, as a share of all loans.
    package var widestGap: Double {
      months.map { abs($0.predicted - $0.realised) }.max() ?? 0
    }

    private enum CodingKeys: String, CodingKey {
      case termMonths = "term_months"
      case months
    }
  }

  /// What the loans returned that stand first by some figure.
  package struct Ranking: Codable, Sendable, Equatable {
    package let by: String
    /// Percent a year of each tenth's flows taken together, the first tenth first.
    package let tenths: [Double]
    /// Of the first fifth.
    package let bestFifth: Double
    /// The best fifth less the best fifth by grade, both by draws of the same loans; nil for the
    /// grade itself.
    package let difference: MeasureInterval?

    package init(
      by: String, tenths: [Double], bestFifth: Double, difference: MeasureInterval?
    ) {
      self.by = by
      self.tenths = tenths
      self.bestFifth = bestFifth
      self.difference = difference
    }

    private enum CodingKeys: String, CodingKey {
      case by, tenths
      case bestFifth = "best_fifth"
      case difference = "difference_to_grade"
    }
  }

  /// Which loans, and by which curves.
  package let on: String
  package let groups: [Group]
  package let paying: [Paying]
  package let rankings: [Ranking]

  package init(on: String, groups: [Group], paying: [Paying], rankings: [Ranking]) {
    self.on = on
    self.groups = groups
    self.paying = paying
    self.rankings = rankings
  }
}
