internal import Desk
package import Lending

/// The money of a case: what it costs the borrower, what it risks, and how much could be lent.
package struct KeyFigures: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package let title: String
    package let figure: String
    package let unit: String
    /// Where the figure comes from, or what it is held against.
    package let note: String
  }

  package let payment: Item
  package let paymentToIncome: Item
  package let debtToIncome: Item
  package let limit: Item
  package let expectedLoss: Item

  package var all: [Item] { [limit, expectedLoss, payment, paymentToIncome, debtToIncome] }

  package init(_ state: ScreeningState, catalogue: FieldCatalogue, policy: Policy) {
    let price = state.assessment?.price
    let currency = catalogue.currency
    // A kept case is told by the marks of its day.
    func mark(_ rule: String, _ today: Rate?) -> Rate? {
      guard let assessment = state.assessment else { return today }
      return assessment.mark(of: rule).map { Rate(percent: $0.mark) }
    }
    payment = Item(
      title: "Monthly payment",
      figure: Self.money(price?.payment ?? state.derived.payment, decimals: 2), unit: currency,
      note: price.map { Self.rate($0) } ?? "At the policy’s rate")
    paymentToIncome = Item(
      title: "Payment to income",
      figure: Self.percent(price?.paymentToIncome ?? state.derived.paymentToIncome), unit: "%",
      note: Self.ceiling(mark("paymentToIncomeCeiling", policy.rules.paymentToIncomeCeiling)))
    debtToIncome = Item(
      title: "Debt to income",
      figure: Self.percent(price?.debtToIncomeAfter ?? state.derived.debtToIncomeAfter), unit: "%",
      note: "With loan, "
        + Self.ceiling(mark("debtToIncomeCeiling", policy.rules.debtToIncomeCeiling)).lowercased())
    limit = Item(
      title: "Limit", figure: Self.money(state.assessment?.limit.amount), unit: currency,
      note: state.assessment.map { $0.limit.sentence.capitalizedFirst }
        ?? "The largest amount within the policy")
    expectedLoss = Item(
      title: "Expected loss", figure: Self.money(price?.expectedLoss), unit: currency,
      note: price.map {
        "\(Figure.shown($0.expectedLossShare.percent, decimals: 1))\u{202F}% of the amount"
          + (mark("expectedLossBudget", policy.rules.expectedLossBudget).map {
            ", budget \(Figure.plain($0.percent))\u{202F}%"
          }
            ?? "")
      } ?? "Over the life of the loan, discounted")
  }

  private static func money(_ money: Money?, decimals: Int = 0) -> String {
    money.map { Figure.grouped($0.amount, decimals: decimals) } ?? "–"
  }

  private static func percent(_ rate: Rate?) -> String {
    rate.map { $0 < .mostOfIncome ? Figure.shown($0.percent, decimals: 1) : "no income" } ?? "–"
  }

  private static func rate(_ price: LoanPrice) -> String {
    let rate = Figure.shown(price.rate.percent, decimals: 2) + "\u{202F}%"
    return price.isRateAssumed ? "At the policy’s \(rate)" : "At \(rate) a year"
  }

  private static func ceiling(_ rate: Rate?) -> String {
    rate.map { "Ceiling \(Figure.plain($0.percent))\u{202F}%" } ?? "No ceiling"
  }
}
