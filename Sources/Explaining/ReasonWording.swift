package import Lending
package import Scoring

/// Reasons in the words of the catalogue.
package struct ReasonWording: Sendable {
  private let catalogue: FieldCatalogue
  private let ratios: [FieldID: [Feature]]

  package init(_ catalogue: FieldCatalogue, _ features: [Feature]) {
    self.catalogue = catalogue
    ratios = Dictionary(
      grouping: features.filter { Self.ratioName($0.source) != nil }, by: \.toldAs)
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
    var text = "\(field.label): \(value)"
    for feature in ratios[id] ?? [] {
      let value = feature.value(in: application)
      // Without an income the share is a stand-in for infinity.
      if !value.isNaN, Double(value) < Rate.mostOfIncome.percent,
        let name = Self.ratioName(feature.source)
      {
        text += " (\(Figure.shown(Double(value), decimals: 0))\u{202F}% of \(name))"
      }
    }
    return text
  }

  private static func ratioName(_ source: Feature.Source) -> String? {
    switch source {
    case .loanToIncome, .revolvingToIncome: "a year's income"
    case .paymentToIncome: "income goes to the payment"
    case .loan(.loanToRevolvingLimit): "what may be owed on cards"
    case .number, .code, .effectiveIncome, .effectiveDebtToIncome, .loan: nil
    }
  }
}
