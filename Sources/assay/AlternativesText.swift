import Lending

/// What was found beside an application, as a person reads it on a terminal.
struct AlternativesText {
  let catalogue: FieldCatalogue

  private func money(_ money: Money, decimals: Int = 0) -> String {
    "\(Figure.grouped(money.amount, decimals: decimals))\u{202F}\(catalogue.currency)"
  }

  /// The smallest change in a line.
  func first(_ changes: Alternatives<Counterfactual>) -> String {
    changes.found.first.map { "It would be approved with: \(told($0))" } ?? none(changes.hindrance)
  }

  /// A heading and a line for each change.
  func lines(_ changes: Alternatives<Counterfactual>) -> [String] {
    guard !changes.found.isEmpty else { return [none(changes.hindrance)] }
    return ["What the borrower could do to be approved, the smallest change first"]
      + changes.found.map { "  \(told($0))" }
  }

  private func told(_ change: Counterfactual) -> String {
    "\(change.sentence) (chance \(Figure.percent(change.probability.value)), "
      + "score \(change.score))"
  }

  private func none(_ hindrance: Hindrance?) -> String {
    guard let hindrance else {
      return "No realistic change of up to three things by the borrower would be enough"
    }
    return hindrance == .isApproved
      ? "Nothing needs to change: \(hindrance.sentence(of: catalogue.product))"
      : "No change is sought: \(hindrance.sentence(of: catalogue.product))"
  }

  /// Offers with what they change, the nearest first.
  ///
  /// - Parameter asked: the loan as asked by the model of the offers; nil where that is the model
  ///   that answers anyway.
  func offers(
    _ offers: Alternatives<CounterOffer>, asked: (chance: Probability, loss: Money)? = nil
  ) -> String {
    if let hindrance = offers.hindrance {
      guard hindrance == .isApproved else {
        return "  No offer is sought: \(hindrance.sentence(of: catalogue.product))"
      }
      let largest = offers.largest.map { "; up to \(money($0)) would be approved as well" } ?? ""
      return "  No other terms are needed: \(hindrance.sentence(of: catalogue.product))\(largest)"
    }
    guard !offers.found.isEmpty else {
      return "  No nearby terms would be enough: amount, term, rate, a second applicant and paying "
        + "off cards were all tried, up to three together"
    }
    let isAssessed = offers.found.contains { $0.assessed != nil }
    let assessedHead = isAssessed ? ["With the price", "Expected loss"] : []
    var table = TextTable(
      [.right, .left, .right, .right, .right, .right] + assessedHead.map { _ in .right } + [.left])
    table.add(
      ["", "Offer", "Rate", "Payment a month", "Chance", "Expected loss"] + assessedHead
        + ["What changes"])
    for (index, offer) in offers.found.enumerated() {
      let price = offer.price
      table.add(
        [
          String(index + 1), "\(money(offer.amount)) for \(offer.termMonths) months",
          Figure.plain(price.rate.percent) + "\u{202F}%" + (price.isRateAssumed ? "*" : ""),
          money(price.payment, decimals: 2), Figure.percent(offer.probability.value),
          money(price.expectedLoss),
        ]
          + assessedHead.indices.map { place in
            guard let assessed = offer.assessed else { return "" }
            return place == 0
              ? Figure.percent(assessed.probability.value) : money(assessed.expectedLoss)
          } + [offer.changes.map(\.sentence).joined(separator: ", and ")])
    }
    let isAssumed = offers.found.contains { $0.price.isRateAssumed }
    return table.text + "\n  The policy approves each of these. The chance is that of the model "
      + "without the lender's price"
      + (asked.map {
        "; by it the loan as asked has a\n  chance of \(Figure.percent($0.chance.value)) and an "
          + "expected loss of \(money($0.loss))."
      } ?? ".")
      + (isAssessed
        ? "\n  With the price: what `assay assess` says of the same terms at the rate of the offer."
        : "")
      + (isAssumed ? "\n  * the policy's assumed rate for the term" : "")
  }
}
