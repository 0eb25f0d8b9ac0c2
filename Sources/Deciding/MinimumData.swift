package import Lending

/// Asks a person to look where too little is known.
package struct MinimumData: PolicyRule {
  package static let key = "required"
  package static let title = "Answers that are needed"
  private let fields: [FieldID]

  package init?(_ rules: PolicyRules) {
    guard let fields = rules.required, !fields.isEmpty else { return nil }
    self.fields = fields
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    let labels = fields.map { catalogue[$0]?.label ?? $0.rawValue }
    return "Refers where one of these is not known: \(labels.joined(separator: ", "))"
  }

  /// Measured is the number of fields that are not known.
  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let count = unknown(facts).count
    return RuleMeasurement(
      measured: Double(count), against: 0, .count, outcome: count > 0 ? .refers : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let unknown = unknown(facts)
    guard !unknown.isEmpty else { return "Everything is known that must be" }
    return "Not known and needed: " + unknown.map { facts.label($0) }.joined(separator: ", ")
  }

  /// What follows from another field counts as known.
  private func unknown(_ facts: CaseFacts) -> [FieldID] {
    fields.filter { facts.further.application?.told($0) == nil }
  }
}
