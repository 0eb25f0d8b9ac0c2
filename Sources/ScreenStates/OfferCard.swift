internal import Desk
package import Lending

/// One offer in words, with the figures that the form will show once it is applied.
package struct OfferCard: Sendable, Equatable {
  package let offer: CounterOffer
  /// 10 200 USD for 36 months.
  package let title: String
  /// What changes, one sentence each.
  package let changes: [String]
  package let chance: String
  package let payment: String
  /// Expected return a year.
  package let expectedReturn: String
  package let verdict: Verdict
  /// The whole card for people who do not see it.
  package let description: String

  /// Nil where the offered terms cannot be put into the form.
  init?(
    _ offer: CounterOffer, to form: ApplicationForm, _ assess: (ApplicationForm) -> Screening,
    _ catalogue: FieldCatalogue
  ) {
    guard case .assessed(_, let assessment) = assess(form.with(offer)) else { return nil }
    self.offer = offer
    title =
      "\(Figure.grouped(offer.amount.amount))\u{202F}\(catalogue.currency) for "
      + "\(offer.termMonths) months"
    changes = offer.changes.map(\.sentence.capitalizedFirst)
    chance = Figure.percent(assessment.probability.value)
    payment =
      assessment.price.map {
        "\(Figure.grouped($0.payment.amount, decimals: 2))\u{202F}\(catalogue.currency)"
      } ?? "–"
    expectedReturn =
      assessment.cashFlow?.expectedReturn.map {
        "\(Figure.shown($0.percent, decimals: 1))\u{202F}%"
      } ?? "–"
    verdict = assessment.recommendation.verdict
    description =
      "\(title): \(verdict.word.lowercased()). \(changes.joined(separator: "; ")). Chance of default "
      + "\(chance), payment a month \(payment), expected return \(expectedReturn) a year"
  }
}

/// What is offered instead of an application, or why nothing is.
package struct OfferList: Sendable, Equatable {
  /// At most five, from the smallest change up.
  package let cards: [OfferCard]
  package let sentence: String

  init(
    _ found: Alternatives<CounterOffer>, to form: ApplicationForm,
    _ assess: (ApplicationForm) -> Screening, _ catalogue: FieldCatalogue
  ) {
    cards = found.found.compactMap { OfferCard($0, to: form, assess, catalogue) }
    if let hindrance = found.hindrance {
      let more =
        found.largest.map {
          " Up to \(Figure.grouped($0.amount))\u{202F}\(catalogue.currency) would be approved."
        } ?? ""
      sentence =
        "No other terms were sought: \(hindrance.sentence(of: catalogue.product)).\(more)"
    } else if cards.isEmpty {
      sentence = "No terms near to those asked would be approved."
    } else {
      sentence =
        (cards.count == 1
          ? "The policy would approve one other set of terms."
          : "The policy would approve each of these \(cards.count) sets of terms.")
        + " The smallest change stands first."
    }
  }
}

extension ApplicationForm {
  /// The form with the terms of an offer.
  package func with(_ offer: CounterOffer) -> ApplicationForm {
    var form = self
    for move in offer.moves { form.type(move.to.typed, in: move.field) }
    return form
  }
}

extension FieldValue? {
  /// As a person would type it.
  var typed: String {
    switch self {
    case .number(let number): Figure.plain(number)
    case .choice(let text): text
    case nil: ""
    }
  }
}
