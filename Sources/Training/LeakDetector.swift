internal import Lending
internal import Scoring
internal import Tables

/// Finds what a training must not know: the outcome inside an input, and the test inside the
/// training.
struct LeakDetector: Sendable {
  let later: LaterColumns
  /// The highest area under the curve that one input can have honestly.
  ///
  /// 0.75 is far above what any single fact of an application ranks: FICO, the lender's grade and
  /// the lateness of a card account all stay below 0.73. A product with a stronger fact says so in
  /// its plan.
  let mark: Double

  init(_ later: LaterColumns, mark: Double = 0.75) {
    self.later = later
    self.mark = mark
  }

  /// Refuses inputs that rest on a column known only after the day of the application.
  func check(_ features: [Feature], map: ColumnMap) throws(TrainingError) {
    for feature in features {
      if let column = later.first(in: feature, map) {
        throw .checkFailed(
          "the input \(feature.name) reads \(column), which is known only after the application")
      }
    }
  }

  /// Refuses an input that alone ranks the training rows better than any honest one could, by its
  /// value or by being unknown; answers the strongest of the honest ones.
  @discardableResult
  func check(
    _ rows: TrainingRows, _ features: [Feature]
  ) throws(TrainingError) -> InputStrength? {
    let ranked = features.indices.map { RankedInput(rows, input: $0) }
    let strongest = InputStrength.strongest(of: features, ranked, rows.defaulted)
    if let strongest, strongest.area > mark {
      throw .checkFailed(
        "the input \(strongest.input) alone ranks the outcome with an area of "
          + "\(Figure.fixed(strongest.area, decimals: 3)), above \(Figure.plain(mark)): "
          + "it may hold the outcome")
    }
    return strongest
  }

  /// Refuses a test that holds a loan of the training.
  static func check(
    training: [HistoricLoan], test: [HistoricLoan]
  ) throws(TrainingError) {
    let learned = Set(training.map(\.key))
    let both = test.count { learned.contains($0.key) }
    guard both == 0 else {
      throw .checkFailed("the training rows hold loans of the test (\(both) of them)")
    }
  }

  /// Refuses parts of a cross-fit that share a loan.
  static func check(_ folds: Folds, _ loans: [HistoricLoan]) throws(TrainingError) {
    var parts: [LoanKey: Int] = [:]
    for (loan, part) in zip(loans, folds.parts) {
      guard parts.updateValue(part, forKey: loan.key).map({ $0 == part }) ?? true else {
        throw .checkFailed("records of one loan stand in two parts of the cross-validation")
      }
    }
  }
}
