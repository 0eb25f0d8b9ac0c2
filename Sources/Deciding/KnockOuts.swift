package import Lending

/// Declines answers that the lender does not take whatever the chance of default.
package struct KnockOuts: LimitingRule {
  package static let key = "knockOuts"
  package static let title = "Answers that are never taken"
  private let terms: [KnockOutTerm]

  package init?(_ rules: PolicyRules) {
    guard let terms = rules.knockOuts, !terms.isEmpty else { return nil }
    self.terms = terms
  }

  package func meaning(in catalogue: FieldCatalogue) -> String {
    "Declines " + terms.map { Self.words($0, catalogue) }.joined(separator: "; ")
  }

  /// What a term strikes, in the units of its field: "Annual income below 20 000 USD".
  package static func words(_ term: KnockOutTerm, _ catalogue: FieldCatalogue) -> String {
    var parts: [String] = []
    func mark(_ value: Double) -> String { catalogue.words(.number(value), of: term.field) }
    if let above = term.above { parts.append("above \(mark(above))") }
    if let below = term.below { parts.append("below \(mark(below))") }
    for answer in term.is ?? [] {
      parts.append(catalogue.words(.choice(answer), of: term.field))
    }
    let label = catalogue[term.field]?.label ?? term.field.rawValue
    return "\(label) \(parts.joined(separator: " or "))"
  }

  func refuses(_ facts: CaseFacts) -> Bool {
    guard let application = facts.further.application else { return false }
    return terms.contains { $0.strikes(application.told($0.field)) ?? false }
  }

  /// Measured is the number of answers that decline.
  package func measurement(_ facts: CaseFacts) -> RuleMeasurement {
    let struck = struck(facts)
    let isOpen = !unknown(facts).isEmpty
    return RuleMeasurement(
      measured: isOpen && struck.isEmpty ? nil : Double(struck.count), against: 0, .count,
      outcome: !struck.isEmpty ? .declines : isOpen ? .notMeasured : .passes)
  }

  package func sentence(_ measurement: RuleMeasurement, _ facts: CaseFacts) -> String {
    let struck = struck(facts)
    if !struck.isEmpty { return struck.map { told($0, facts) }.joined(separator: "; ") }
    let open = unknown(facts)
    if open.isEmpty { return "No answer is one that the lender never takes" }
    let labels = open.map { facts.label($0.field) }.joined(separator: ", ")
    return "Whether the lender takes it cannot be checked: not known is \(labels)"
  }

  private func told(_ term: KnockOutTerm, _ facts: CaseFacts) -> String {
    if let sentence = term.sentence { return sentence }
    let value = facts.further.application?.told(term.field)
    let found = "\(facts.label(term.field)), \(facts.shown(value, term.field)),"
    if let above = term.above, let number = value?.number, number > above {
      return "\(found) is above \(facts.shown(.number(above), term.field))"
    }
    if let below = term.below, let number = value?.number, number < below {
      return "\(found) is below \(facts.shown(.number(below), term.field))"
    }
    return "\(found) is not taken"
  }

  private func struck(_ facts: CaseFacts) -> [KnockOutTerm] {
    guard let application = facts.further.application else { return [] }
    return terms.filter { $0.strikes(application.told($0.field)) ?? false }
  }

  /// Silence must not serve an applicant better than an answer, unless the policy says so.
  private func unknown(_ facts: CaseFacts) -> [KnockOutTerm] {
    terms.filter {
      !($0.unknownPasses ?? false) && facts.further.application?.told($0.field) == nil
    }
  }
}
