extension FieldCatalogue {
  /// A form with made-up values of plausible size for benchmarks and properties; fields that may be
  /// unknown are unknown now and then.
  package func madeUpForm(
    using generator: inout SeededDraws, unknown share: Double = 0.15
  ) -> ApplicationForm {
    var form = ApplicationForm(product: product)
    for field in fields where field.use != .recorded && field.group != "second" {
      guard field.isRequired || Double.random(in: 0..<1, using: &generator) >= share else {
        continue
      }
      form.entries[field.id] = field.madeUpEntry(using: &generator)
    }
    return form
  }
}

extension Field {
  fileprivate func madeUpEntry(using generator: inout SeededDraws) -> ApplicationForm.Entry? {
    switch kind {
    case .number(let range) where !range.allowed.isEmpty:
      return range.allowed.randomElement(using: &generator).map { .number($0) }
    case .number(let range):
      // Small values are the usual ones; the square of an even draw leans towards them.
      let draw = Double.random(in: 0..<1, using: &generator)
      let span = min(range.maximum - range.minimum, range.unit.typicalSpan)
      let floor = id == .annualIncome ? 15_000 : range.minimum
      return .number(floor + (draw * draw * span).rounded())
    case .choice(let choices):
      return choices.randomElement(using: &generator).map { .text($0.id) }
    case .text: return nil
    }
  }
}

extension FieldUnit {
  fileprivate var typicalSpan: Double {
    switch self {
    case .money: 120_000
    case .percent: 100
    case .years: 40
    case .months: 120
    case .count: 25
    case .points: 550
    }
  }
}
