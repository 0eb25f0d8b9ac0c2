/// What a buyer of loans asks for: how much, in which pieces, and how much of a kind at most.
package struct PortfolioPlan: Codable, Sendable, Equatable {
  package let budget: Money
  /// Loans are bought in whole multiples of it.
  package let note: Money
  /// Most of one loan, in percent of the budget.
  package let mostOfOne: Rate
  /// Most of one kind, in percent of the budget, such as 30 of each grade.
  package let mostOfKind: [LoanKind: Rate]
  /// Return a year that a loan must bring after the charge for its risk; what is not worth it stays
  /// unspent.
  package let hurdle: Rate
  /// Charge a year, in percent of what a recession would take of a loan beyond its expected loss.
  package let riskPrice: Rate
  /// How likely the recession is by which risk is charged: one year in so many.
  package let recessionOneIn: Int
  /// Whether loans may be bought that the policy refers to a person.
  package let includesReferred: Bool

  package init(
    budget: Money, note: Money, mostOfOne: Rate, mostOfKind: [LoanKind: Rate], hurdle: Rate,
    riskPrice: Rate, recessionOneIn: Int, includesReferred: Bool
  ) {
    self.budget = budget
    self.note = note
    self.mostOfOne = mostOfOne
    self.mostOfKind = mostOfKind
    self.hurdle = hurdle
    self.riskPrice = riskPrice
    self.recessionOneIn = recessionOneIn
    self.includesReferred = includesReferred
  }

  /// Whole notes in the budget.
  package var notes: Int { Self.whole(budget.amount / note.amount) }

  /// Whole notes in a share of the budget.
  package func notes(in share: Rate) -> Int {
    Self.whole(budget.amount * share.fraction / note.amount)
  }

  /// Whole notes of a loan of an amount, within the limit on one loan.
  package func notes(of amount: Money) -> Int {
    min(notes(in: mostOfOne), Self.whole(amount.amount / note.amount))
  }

  /// Three tenths of 100 are 30, though the machine's product is a little less.
  private static func whole(_ value: Double) -> Int {
    Int(min(max((value * (1 + 1e-12)).rounded(.down), 0), 1e15))
  }
}

/// What loans of a book may have in common.
package enum LoanKind: String, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// The lender's own.
  case grade
  /// The model's class of risk.
  case band
  case term, purpose, region

  /// The group of loans of which the answer is not known.
  package static let unknown = "unknown"
}
