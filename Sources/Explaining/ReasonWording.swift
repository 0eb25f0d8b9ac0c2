package import Lending
package import Scoring

/// Reasons in the words of the catalogue.
package struct ReasonWording: Sendable {
  private let catalogue: FieldCatalogue
  private let ratios: [FieldID: [Feature]]
  private let measures: [FieldID: [CardMeasure]]

  package init(_ catalogue: FieldCatalogue, _ features: [Feature]) {
    self.catalogue = catalogue
    ratios = Dictionary(
      grouping: features.filter { Self.ratioName($0.source) != nil }, by: \.toldAs)
    var measures: [FieldID: [CardMeasure]] = [:]
    for feature in features {
      guard case .card(let measure) = feature.source, measure.words != nil else { continue }
      measures[feature.toldAs, default: []].append(measure)
    }
    self.measures = measures
  }

  /// "Revolving use: 82 % – speaks against approval".
  ///
  /// A share is measured from the approval line, so it does not say whether the field raises or
  /// lowers the chance against the average; the contributions say that.
  package func sentence(
    _ id: FieldID, in application: LoanApplication, _ direction: Reason.Direction
  ) -> String {
    let effect = direction == .against ? "speaks against approval" : "speaks for approval"
    return "\(subject(id, in: application)) – \(effect)"
  }

  /// "Loan amount: 12 000 USD (19 % of a year's income)".
  package func subject(_ id: FieldID, in application: LoanApplication) -> String {
    guard let field = catalogue[id] else { return id.rawValue }
    let value = field.shown(application.told(id), currency: catalogue.currency)
    var notes: [String] = []
    for feature in ratios[id] ?? [] {
      let value = feature.value(in: application)
      // Without an income the share is a stand-in for infinity.
      if !value.isNaN, Double(value) < Rate.mostOfIncome.percent,
        let name = Self.ratioName(feature.source)
      {
        notes.append("\(Figure.shown(Double(value), decimals: 0))\u{202F}% of \(name)")
      }
    }
    // What is told under one month may come from another, and is said with it.
    for measure in measures[id] ?? [] {
      if let value = measure.value(in: application), let words = measure.words {
        notes.append(words(value))
      }
    }
    let text = "\(field.label): \(value)"
    return notes.isEmpty ? text : "\(text) (\(notes.joined(separator: "; ")))"
  }

  private static func ratioName(_ source: Feature.Source) -> String? {
    switch source {
    case .loanToIncome, .revolvingToIncome: "a year's income"
    case .paymentToIncome: "income goes to the payment"
    case .loan(.loanToRevolvingLimit): "what may be owed on cards"
    case .shareOfLimit: "the limit"
    case .number, .code, .effectiveIncome, .effectiveDebtToIncome, .monthsLate, .wayOfPaying,
      .shareOfBill, .card, .loan:
      nil
    }
  }
}

extension CardMeasure {
  /// How the number is said beside the field under which it is told; nil where another says as much.
  fileprivate var words: ((Double) -> String)? {
    switch self {
    case .worstLateness: { "months late in six at worst: \(Figure.plain($0))" }
    case .lateStatements: { "late statements: \(Figure.plain($0)) of six" }
    case .meanUse: { "\(Figure.shown($0, decimals: 0))\u{202F}% of the limit on average" }
    case .highestUse: { "\(Figure.shown($0, decimals: 0))\u{202F}% at most" }
    case .missedPayments: { "payments left out: \(Figure.plain($0)) of five" }
    case .paidShare:
      { "\(Figure.shown($0, decimals: 0))\u{202F}% of the bills of six months paid" }
    case .recentLateness, .sinceLate, .unusedMonths, .quarterTrend, .purchases, .monthlyPurchases,
      .unusedLimit, .largestPaymentShare, .largestPayment, .smallestPayment, .meanPayment,
      .unpaidMonths:
      nil
    }
  }
}
