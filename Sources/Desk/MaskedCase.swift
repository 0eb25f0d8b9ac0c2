internal import Lending

/// A case without what names a person: no id, no reference, no text, no region, no day, no exact
/// number.
struct MaskedCase: Encodable, Sendable, Equatable {
  let product: Product
  /// Year and month.
  let opened: String
  let fields: [String: FieldValue]
  /// Hundredths.
  let probabilityOfDefault: Double
  let band: String
  let model: String
  let recommendation: Verdict
  let decision: Verdict?
  let outcome: CaseOutcome.Kind?
  /// Year and month of the outcome.
  let outcomeMonth: String?
  let recovered: Double?

  /// Digits that are left of a number.
  private static let digits = 2

  /// Nil for a case that was never assessed.
  init?(_ kept: CreditCase, _ catalogue: FieldCatalogue) {
    guard let assessed = kept.assessed else { return nil }
    product = kept.form.product
    opened = String(kept.openedAt.prefix(7))
    fields = assessed.application.values.reduce(into: [:]) { fields, entry in
      // A field that no catalogue lists could hold anything.
      guard let field = catalogue[entry.key], entry.key != "region" else { return }
      switch (field.kind, entry.value) {
      case (.number, .number(let value)):
        fields[entry.key.rawValue] = .number(Self.coarse(value))
      case (.choice(let choices), .choice(let id)) where choices.contains { $0.id == id }:
        fields[entry.key.rawValue] = .choice(id)
      default: break
      }
    }
    let assessment = assessed.assessment
    probabilityOfDefault = (assessment.probability.value * 100).rounded() / 100
    band = assessment.band.letter
    model = "\(assessment.provenance.model)"
    recommendation = assessment.recommendation.verdict
    decision = kept.decision?.verdict
    outcome = kept.outcome?.outcome
    outcomeMonth = kept.outcome.map { String($0.on.prefix(7)) }
    recovered = kept.outcome?.recovered.map { Self.coarse($0.amount) }
  }

  /// Two digits of a number: 64 380 becomes 64 000.
  static func coarse(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    var scale = 1.0
    while abs(value) / scale >= 100 { scale *= 10 }
    return (value / scale).rounded() * scale
  }
}
