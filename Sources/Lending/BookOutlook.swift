/// Loss and return of a book of loans under the one-factor model, and how spread out it is.
package struct BookOutlook: Codable, Sendable, Equatable {
  package let loans: Int
  package let amount: Money
  /// Mean chance of default over the life of the loans, each counting by its money, 0…1.
  package let averageChance: Double
  package let loss: BookLoss
  package let returns: BookReturns
  package let recessions: [RecessionOutlook]
  package let diversification: Diversification
  package let concentrations: [Concentration]

  package init(
    loans: Int, amount: Money, averageChance: Double, loss: BookLoss, returns: BookReturns,
    recessions: [RecessionOutlook], diversification: Diversification,
    concentrations: [Concentration]
  ) {
    self.loans = loans
    self.amount = amount
    self.averageChance = averageChance
    self.loss = loss
    self.returns = returns
    self.recessions = recessions
    self.diversification = diversification
    self.concentrations = concentrations
  }
}

/// Discounted loss over the life of the loans: balances at default less what comes back of them.
package struct BookLoss: Codable, Sendable, Equatable {
  /// The sum of the loans' own expected losses.
  package let expected: Money
  /// Standard deviation.
  package let volatility: Money
  /// The loss is at most this in one case of two, nine of ten, and 99 of 100.
  package let p50: Money
  package let p90: Money
  package let p99: Money
  /// The losses are told apart no finer than this.
  package let step: Money
  /// By what share the grid makes the volatility too large.
  package let addedVolatility: Double
  /// How often each loss is to be expected, in percent of the money, for drawing.
  package let bins: [OutlookBin]

  package init(
    expected: Money, volatility: Money, p50: Money, p90: Money, p99: Money, step: Money,
    addedVolatility: Double, bins: [OutlookBin]
  ) {
    self.bins = bins
    self.expected = expected
    self.volatility = volatility
    self.p50 = p50
    self.p90 = p90
    self.p99 = p99
    self.step = step
    self.addedVolatility = addedVolatility
  }
}

/// Internal rate of return a year of all flows of a book together, nothing being reinvested.
///
/// The shortfalls of a mark are spread over loans and months as those that are expected.
package struct BookReturns: Codable, Sendable, Equatable {
  /// Of the expected flows; nil where nothing comes in.
  package let expected: Rate?
  /// At least this in nine cases of ten, one of two, and one of ten.
  package let p10: Rate?
  package let p50: Rate?
  package let p90: Rate?
  /// 0…1: chance that less comes back than was paid.
  package let chanceOfLosingMoney: Double
  /// How often each return is to be expected, in percent a year, for drawing.
  package let bins: [OutlookBin]

  package init(
    expected: Rate?, p10: Rate?, p50: Rate?, p90: Rate?, chanceOfLosingMoney: Double,
    bins: [OutlookBin]
  ) {
    self.bins = bins
    self.expected = expected
    self.p10 = p10
    self.p50 = p50
    self.p90 = p90
    self.chanceOfLosingMoney = chanceOfLosingMoney
  }
}

/// What is expected of a book where times are as bad as once in so many cases.
package struct RecessionOutlook: Codable, Sendable, Equatable {
  package let oneIn: Int
  /// Mean chance of default then, each loan counting by its money, 0…1.
  package let averageChance: Double
  package let loss: Money
  package let annualReturn: Rate?

  package init(oneIn: Int, averageChance: Double, loss: Money, annualReturn: Rate?) {
    self.oneIn = oneIn
    self.averageChance = averageChance
    self.loss = loss
    self.annualReturn = annualReturn
  }
}

/// Volatility of the loss as a share of the money, beside that of books with more and fewer loans.
package struct Diversification: Codable, Sendable, Equatable {
  package let ofBook: Double
  /// All the money in one loan of the average kind.
  package let ofOneLoan: Double
  /// The same loans with the same money in each.
  package let ofEqualParts: Double
  /// What no number of loans takes away, as all share the times.
  package let ofTheTimes: Double
  /// `1 / Σ share²`: as many loans of one size are as spread out.
  package let effectiveLoans: Double

  package init(
    ofBook: Double, ofOneLoan: Double, ofEqualParts: Double, ofTheTimes: Double,
    effectiveLoans: Double
  ) {
    self.ofBook = ofBook
    self.ofOneLoan = ofOneLoan
    self.ofEqualParts = ofEqualParts
    self.ofTheTimes = ofTheTimes
    self.effectiveLoans = effectiveLoans
  }
}

/// How the money of a book is divided over the groups of one kind, the largest first.
package struct Concentration: Codable, Sendable, Equatable {
  package struct Group: Codable, Sendable, Equatable {
    package let name: String
    package let loans: Int
    package let amount: Money
    /// Of the book's money, 0…1.
    package let share: Double
    package let expectedLoss: Money

    package init(name: String, loans: Int, amount: Money, share: Double, expectedLoss: Money) {
      self.name = name
      self.loans = loans
      self.amount = amount
      self.share = share
      self.expectedLoss = expectedLoss
    }
  }

  package let kind: LoanKind
  package let groups: [Group]

  package init(kind: LoanKind, groups: [Group]) {
    self.kind = kind
    self.groups = groups
  }
}

/// Values between two ends, and how often they are to be expected.
package struct OutlookBin: Codable, Sendable, Equatable {
  package let low: Double
  package let high: Double
  /// 0…1.
  package let share: Double

  package init(low: Double, high: Double, share: Double) {
    self.low = low
    self.high = high
    self.share = share
  }
}
