package import Lending

/// The chance of default over the values of one field, all other answers as they are.
package struct ResponseCurve: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package let value: Double
    package let chance: Probability
  }

  package let field: FieldID
  /// By rising value.
  package let points: [Point]
  /// With the value as it is.
  package let present: Point?
  /// With the value as it was before any change, all other answers as they are now.
  package let original: Point?

  /// Asks `chance` of every value; values that cannot go together with the other answers are left
  /// out.
  init(
    _ field: FieldID, of application: LoanApplication, original: Double?, range: SliderRange,
    chance: (LoanApplication) -> Probability?
  ) {
    self.field = field
    let present = application.slid(field)
    func point(_ value: Double) -> Point? {
      // What stands there is asked as it stands, since another field may say it.
      let asked = value == present ? application : application.changed(field, to: value)
      return chance(asked).map { Point(value: value, chance: $0) }
    }
    points = range.values(with: [present, original].compactMap { $0 }).compactMap(point)
    self.present = present.flatMap(point)
    self.original = original.flatMap(point)
  }
}

extension LoanApplication {
  /// The field that is answered where a model's input is said by another: of two applicants, what is
  /// said of both.
  func said(_ field: FieldID) -> FieldID {
    guard number(.jointAnnualIncome) != nil else { return field }
    return field == .annualIncome
      ? .jointAnnualIncome : field == .debtToIncome ? .jointDebtToIncome : field
  }

  /// The number of a field, debt to income worked out where only the payments are known.
  func slid(_ field: FieldID) -> Double? {
    guard field == .debtToIncome, number(.jointAnnualIncome) == nil else { return number(field) }
    return effectiveDebtToIncome?.percent
  }

  /// With one number exchanged; of two ways of saying the same debts the exchanged one stands.
  func changed(_ field: FieldID, to value: Double) -> LoanApplication {
    var copy = self
    copy.put(value, in: field)
    if field == .debtToIncome { copy.put(nil, in: .monthlyDebtPayments) }
    if field == .monthlyDebtPayments { copy.put(nil, in: .debtToIncome) }
    if field == .annualIncome, number(.monthlyDebtPayments) != nil {
      copy.put(nil, in: .debtToIncome)
    }
    return copy
  }
}
