internal import Lending

/// The card accounts that training may learn from, and the fifth that only serves the test.
struct CreditCardHistory {
  let file: CreditCardFile
  /// Four accounts in five.
  let training: [HistoricLoan]
  let trainingGroups: MonitoringGroups
  /// A fifth, drawn once, of like default rate; no account of it is like one of the training.
  let test: [HistoricLoan]
  let testGroups: MonitoringGroups
  /// Accounts that equal another in every input.
  let repeated: Int

  static let parts = 5
  /// Fixed for good: another draw would be another test.
  private static let seed: UInt64 = 20_261_121

  init(folder: String, catalogue: FieldCatalogue) throws(TrainingError) {
    self.init(try CreditCardFile(folder: folder, catalogue: catalogue))
  }

  init(_ file: CreditCardFile) {
    self.file = file
    let folds = Folds(file.loans, count: Self.parts, seed: Self.seed)
    let (held, others) = (folds.held(0), folds.others(0))
    training = others.map { file.loans[$0] }
    trainingGroups = file.groups.chosen(others)
    test = held.map { file.loans[$0] }
    testGroups = file.groups.chosen(held)
    repeated = file.loans.count - Set(file.loans.map(\.key)).count
  }

  /// All accounts in five parts of like default rate, equal accounts together, for the mean that is
  /// reported.
  func folds(seed: UInt64) -> Folds { Folds(file.loans, count: Self.parts, seed: seed) }
}
