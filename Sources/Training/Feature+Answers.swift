internal import Lending
internal import Scoring

extension Feature {
  /// What a person enters of the fields that some inputs read, one number each: the incomes and
  /// debts of both applicants where there are two, choices in the catalogue's order.
  static func answers(readBy features: [Feature], _ catalogue: FieldCatalogue) -> [Feature] {
    let read = Set(features.flatMap(\.fieldsRead))
    // These speak through the income and the debts of whoever answers for the loan.
    let folded: Set<FieldID> = [.jointAnnualIncome, .jointDebtToIncome, .monthlyDebtPayments]
    return catalogue.fields.filter { read.contains($0.id) && !folded.contains($0.id) }.compactMap {
      source(of: $0).map { field, source in
        Feature(name: field.rawValue, source: source, toldAs: field, monotone: 0)
      }
    }
  }

  private static func source(of field: Field) -> (FieldID, Source)? {
    switch (field.id, field.kind) {
    case (.annualIncome, _): (field.id, .effectiveIncome)
    case (.debtToIncome, _): (field.id, .effectiveDebtToIncome)
    case (_, .number): (field.id, .number(field.id))
    case (_, .choice(let choices)):
      (
        field.id,
        .code(
          field.id,
          Dictionary(
            choices.enumerated().map { ($1.id, Float($0)) }, uniquingKeysWith: { first, _ in first }
          ))
      )
    case (_, .text): nil
    }
  }
}
