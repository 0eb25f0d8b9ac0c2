package import Lending

/// What becomes of a loan of one unit of money: if it is repaid, if it defaults, and in expectation.
package struct LoanOutlook: Sendable, Equatable {
  /// Paid out: 1 less the lender's origination fee.
  package let outlay: Double
  /// 0…1, over the life of the loan.
  package let chance: Double
  /// 0…1, in the first twelve months.
  package let chanceInYear: Double
  /// Discounted loss where it defaults: the expected loss over the chance.
  package let lossIfDefault: Double
  /// What comes in each month of loans that are repaid, duly or early.
  package let ifRepaid: [Double]
  /// What comes in each month of loans that default: payments before and recoveries after.
  package let ifDefault: [Double]

  package init(
    outlay: Double, chance: Double, chanceInYear: Double, lossIfDefault: Double,
    ifRepaid: [Double], ifDefault: [Double]
  ) {
    precondition(ifRepaid.count == ifDefault.count, "both by month")
    self.outlay = outlay
    self.chance = chance
    self.chanceInYear = chanceInYear
    self.lossIfDefault = lossIfDefault
    self.ifRepaid = ifRepaid
    self.ifDefault = ifDefault
  }

  /// Expected discounted loss.
  package var expectedLoss: Double { chance * lossIfDefault }

  /// What comes in each month in expectation.
  package var expected: [Double] {
    zip(ifRepaid, ifDefault).map { (1 - chance) * $0 + chance * $1 }
  }

  /// Internal rate of return a year of the expected flow; nil where nothing comes in.
  package var expectedReturn: Rate? { BookFlow(outlay: outlay, months: expected).annualReturn }

  /// How much less comes back of a loan that defaults, undiscounted.
  package var shortfall: Double { ifRepaid.reduce(0, +) - ifDefault.reduce(0, +) }
}
