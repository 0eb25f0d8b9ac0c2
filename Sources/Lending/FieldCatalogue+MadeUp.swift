extension FieldCatalogue {
  /// A form with made-up values of plausible size for benchmarks and properties; fields that may be
  /// unknown are unknown now and then.
  package func madeUpForm(
    using generator: inout SeededDraws, unknown share: Double = 0.15
  ) -> ApplicationForm {
    var form = ApplicationForm(product: product)
    // One in eight comes with a second applicant, who earns something as well.
    let isJoint = Int.random(in: 0..<8, using: &generator) == 0
    for field in fields where field.use != .recorded && (isJoint || field.group != "second") {
      guard field.isRequired || Double.random(in: 0..<1, using: &generator) >= share else {
        continue
      }
      form.entries[field.id] = field.madeUpEntry(using: &generator)
    }
    // Debts are said in one way or the other, and those of both only with the income of both.
    if Bool.random(using: &generator) {
      form.entries[.debtToIncome] = nil
    } else {
      form.entries[.monthlyDebtPayments] = nil
    }
    if case .number(let own) = form.entries[.annualIncome],
      case .number(let both) = form.entries[.jointAnnualIncome]
    {
      form.entries[.jointAnnualIncome] = .number(own + both)
    } else {
      form.entries[.jointDebtToIncome] = nil
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
      // Most have an income to speak of; one in twenty has next to none.
      let hasIncome = id == .annualIncome && Int.random(in: 0..<20, using: &generator) > 0
      return .number((hasIncome ? 15_000 : range.minimum) + (draw * draw * span).rounded())
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
