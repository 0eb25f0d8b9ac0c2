package import Lending

/// What the rules look at that not every policy has.
package struct FurtherFacts: Sendable {
  /// 300…850.
  package var score: Int?
  package var interval: ProbabilityInterval?
  /// The amount in percent of a year's income.
  package var loanToIncome: Rate?
  /// Expected return a year; nil where it is not found.
  package var expectedReturn: Rate?
  /// What the borrower would owe at most where that is not the amount: of cards the limit that is
  /// recommended.
  package var offered: Money?
  /// What single fields say.
  package var application: LoanApplication?
  /// For sentences, which then use the labels of the fields.
  package var catalogue: FieldCatalogue?
  /// The harder times in which payment and debts were measured.
  package var stress: PolicyStress?

  package init() {}
}

extension CaseFacts {
  /// What the payment or the debts of the case are told with, with a blank before it.
  var stressWords: String { further.stress.map { " under stress (\($0.words))" } ?? "" }

  /// A field as people call it.
  func label(_ field: FieldID) -> String { further.catalogue?[field]?.label ?? field.rawValue }

  /// An answer in its unit; its id where no words are needed.
  func shown(_ value: FieldValue?, _ field: FieldID) -> String {
    guard let catalogue = further.catalogue, let known = catalogue[field] else { return "" }
    return known.shown(value, currency: catalogue.currency)
  }
}
