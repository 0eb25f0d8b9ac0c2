package import Desk
package import Lending

/// An application beside itself with some answers changed.
package struct WhatIf: Sendable, Equatable {
  /// The form as it stands, and what it comes to.
  package let original: ApplicationForm
  package let application: LoanApplication
  package let assessment: Assessment
  /// Fields that can be changed here, in order.
  package private(set) var fields: [FieldID]
  /// The answers that are changed, as they would be typed.
  package private(set) var changes: [FieldID: String] = [:]
  /// What the changed form comes to.
  package var screening: Screening

  /// How many fields stand there without being asked for.
  package static let first = 3

  init(
    _ form: ApplicationForm, _ application: LoanApplication, _ assessment: Assessment,
    catalogue: FieldCatalogue, fields: [FieldID]? = nil
  ) {
    original = form
    self.application = application
    self.assessment = assessment
    screening = .assessed(application, assessment)
    self.fields = fields ?? Self.strongest(application, assessment, catalogue)
  }

  /// The known numbers that move the case most, the strongest first.
  private static func strongest(
    _ application: LoanApplication, _ assessment: Assessment, _ catalogue: FieldCatalogue
  ) -> [FieldID] {
    let ranked = assessment.explanation.contributions
      .sorted { abs($0.shareOfGap) > abs($1.shareOfGap) }.map { application.said($0.field) }
    let sliding = ranked.filter { field in
      guard case .number(let range) = catalogue[field]?.kind else { return false }
      return range.allowed.isEmpty && application.slid(field) != nil
    }
    return Array(sliding.prefix(first))
  }

  /// The form with the changes.
  package var form: ApplicationForm {
    var form = original
    for (field, text) in changes { form.type(text, in: field) }
    // Two ways of saying the same debts would contradict each other; the changed one stands.
    if changes[.debtToIncome] != nil {
      form.type("", in: .monthlyDebtPayments)
    } else if changes[.monthlyDebtPayments] != nil {
      form.type("", in: .debtToIncome)
    } else if changes[.annualIncome] != nil, !form.text(of: .monthlyDebtPayments).isEmpty {
      form.type("", in: .debtToIncome)
    }
    return form
  }

  package var isChanged: Bool { !changes.isEmpty }

  /// The assessment with the changes; nil where they cannot go together.
  package var changed: Assessment? {
    if case .assessed(_, let assessment) = screening { assessment } else { nil }
  }

  /// The changed application, or the original where the changes cannot go together.
  package var changedApplication: LoanApplication {
    if case .assessed(let application, _) = screening { application } else { application }
  }

  mutating func add(_ field: FieldID) {
    if !fields.contains(field) { fields.append(field) }
  }

  mutating func change(_ field: FieldID, to text: String) {
    changes[field] = text == original.text(of: field) ? nil : text
  }

  mutating func reset() {
    changes = [:]
    screening = .assessed(application, assessment)
  }

  /// The number of a field with the changes; nil where it is unknown.
  package func number(_ field: FieldID) -> Double? { changedApplication.slid(field) }

  /// The number of a field as it stands in the form.
  package func originalNumber(_ field: FieldID) -> Double? { application.slid(field) }

  /// The slider of a field; nil for answers that are chosen from a list.
  package func range(of field: FieldID, _ catalogue: FieldCatalogue) -> SliderRange? {
    guard case .number(let range) = catalogue[field]?.kind, range.allowed.isEmpty else {
      return nil
    }
    return SliderRange(range, around: originalNumber(field))
  }

  /// Fields that can still be added, in catalogue order.
  package func others(_ catalogue: FieldCatalogue) -> [Field] {
    catalogue.fields.filter { field in
      guard !fields.contains(field.id), field.use != .recorded else { return false }
      switch field.kind {
      case .number, .choice: return true
      case .text: return false
      }
    }
  }
}

extension WhatIf {
  /// The answer of a field with the changes, in words.
  package func words(_ field: FieldID, _ catalogue: FieldCatalogue) -> String {
    Self.words(field, changedApplication, catalogue)
  }

  /// The answer of a field as it stands in the form, in words.
  package func originalWords(_ field: FieldID, _ catalogue: FieldCatalogue) -> String {
    Self.words(field, application, catalogue)
  }

  private static func words(
    _ field: FieldID, _ application: LoanApplication, _ catalogue: FieldCatalogue
  ) -> String {
    let value = application.slid(field).map { FieldValue.number($0) } ?? application.value(field)
    return catalogue.words(value, of: field)
  }

  /// Why the changes cannot go together; nil where they can.
  package func problem(_ catalogue: FieldCatalogue) -> String? {
    switch screening {
    case .assessed: nil
    case .failed(let problem): problem.sentence
    case .problems(let problems):
      problems.map { problem in
        let label = catalogue[problem.field]?.label ?? problem.field.rawValue
        let words =
          catalogue[problem.field].map { catalogue.sentence(problem.kind, of: $0) } ?? ""
        return "\(label): \(words)"
      }.joined(separator: "\n")
    }
  }
}

extension ResponseCurve {
  /// The value whose chance is nearest to that of the case, where a slider of an unknown answer
  /// waits.
  package func likeUnknown(_ whatIf: WhatIf) -> Double? {
    let chance = (whatIf.changed ?? whatIf.assessment).probability.value
    return points.min { abs($0.chance.value - chance) < abs($1.chance.value - chance) }?.value
  }
}

extension ResultState {
  /// The upper end of the scale that all response curves share, 0…1: above every curve and the line.
  package func top(line: Double) -> Double {
    let highest = curves.values.lazy.flatMap(\.points).map(\.chance.value).max() ?? 0
    return min(1, max(highest, line) * 1.15)
  }
}
