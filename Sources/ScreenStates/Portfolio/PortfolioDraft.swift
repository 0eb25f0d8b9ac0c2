package import Lending

/// What is asked of a portfolio, as typed.
package struct PortfolioDraft: Sendable, Equatable {
  package enum Item: String, Sendable, CaseIterable {
    case budget, note, mostOfOne, hurdle

    package var title: String {
      switch self {
      case .budget: "Budget"
      case .note: "Note"
      case .mostOfOne: "Most with one borrower"
      case .hurdle: "Hurdle a year"
      }
    }

    package var help: String {
      switch self {
      case .budget: "Money to lay out"
      case .note: "Loans are bought in whole multiples of it"
      case .mostOfOne: "In percent of the budget; rows with the same id are one borrower’s"
      case .hurdle: "What a loan must bring after the charge for its risk"
      }
    }
  }

  package var budget = "10000"
  package var note = "25"
  package var mostOfOne = "5"
  package var hurdle: String
  package var includesReferred = false
  /// The table is of loans that are held: nothing is chosen.
  package var isHeld = false

  package init(policy: Policy) {
    hurdle = policy.pricing.map { Figure.plain($0.discountRate.percent) } ?? "0"
  }

  package subscript(item: Item) -> String {
    get {
      switch item {
      case .budget: budget
      case .note: note
      case .mostOfOne: mostOfOne
      case .hurdle: hurdle
      }
    }
    set {
      switch item {
      case .budget: budget = newValue
      case .note: note = newValue
      case .mostOfOne: mostOfOne = newValue
      case .hurdle: hurdle = newValue
      }
    }
  }

  /// What is wrong with an item, as a sentence under its row; nil where it can be used.
  package func problem(_ item: Item) -> String? {
    guard let value = Figure.read(self[item]) else {
      return self[item].isBlank ? "Needed" : "This is not a number"
    }
    switch item {
    case .budget: return (1...1e12).contains(value) ? nil : "Between 1 and a million millions"
    case .note:
      guard value >= 0.01, value <= Figure.read(budget) ?? 0 else {
        return "Above 0 and up to the budget"
      }
      return nil
    case .mostOfOne:
      guard value > 0, value <= 100 else { return "Above 0 and up to 100" }
      guard let budget = Figure.read(budget), let note = Figure.read(note) else { return nil }
      return budget * value / 100 * (1 + 1e-12) >= note
        ? nil : "A note is more than this share of the budget"
    case .hurdle: return (-100...1000).contains(value) ? nil : "Between −100 and 1000"
    }
  }

  package var isComplete: Bool { isHeld || Item.allCases.allSatisfy { problem($0) == nil } }

  /// The charge for risk, and the recession by which it is reckoned, as on the command line.
  private static let riskPrice = Rate(percent: 10)
  private static let recessionOneIn = 20

  /// Nil where something is wrong, or nothing is to be chosen.
  package var plan: PortfolioPlan? {
    guard !isHeld, isComplete, let budget = Figure.read(budget), let note = Figure.read(note),
      let share = Figure.read(mostOfOne), let hurdle = Figure.read(hurdle)
    else { return nil }
    return PortfolioPlan(
      budget: Money(budget), note: Money(note), mostOfOne: Rate(percent: share), mostOfKind: [:],
      hurdle: Rate(percent: hurdle), riskPrice: Self.riskPrice,
      recessionOneIn: Self.recessionOneIn, includesReferred: includesReferred)
  }
}
