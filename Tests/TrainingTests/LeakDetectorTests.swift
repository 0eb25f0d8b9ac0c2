import Lending
import Scoring
import Tables
import Testing

@testable import Training

@Suite("Leaks")
struct LeakDetectorTests {
  private let detector = LeakDetector(.lendingClub)

  private func input(_ name: String, _ field: FieldID) -> Feature {
    Feature(name: name, source: .number(field), toldAs: field, monotone: 0)
  }

  @Test("No input of the plan reads a column that is known only after the application")
  func honest() throws {
    for variant in InstallmentPlan().variants {
      let features = InstallmentInputs.all(variant, RiskCodes(observedIn: []))
      try detector.check(features, map: .lendingClub)
    }
  }

  @Test("An input that the map fills from a later column is refused with both names")
  func laterColumn() {
    let map = ColumnMap(
      name: "planted", product: .installmentLoan, idColumns: [],
      rules: [.init("paid_share", [["paid"], ["Total_Pymnt_Inv"]], .plain)])

    #expect(
      throws: TrainingError.checkFailed(
        "the input paid reads Total_Pymnt_Inv, which is known only after the application")
    ) {
      try detector.check([input("paid", "paid_share")], map: map)
    }
  }

  @Test(
    "Columns of payments, collections, hardship and settlement are later ones, others are not",
    arguments: [
      ("total_rec_late_fee", true), ("recoveries", true), ("last_fico_range_high", true),
      ("hardship_dpd", true), ("debt_settlement_flag", true), ("settlement_amount", true),
      ("out_prncp_inv", true), ("last_credit_pull_d", true), ("loan_status", true),
      ("chargeoff_within_12_mths_later", true), ("funded_amnt_inv", true), ("next_pymnt_d", true),
      ("total_acc", false), ("fico_range_low", false), ("funded_amnt", false), ("dti", false),
      ("last_name", false), ("delinq_2yrs", false),
    ])
  func columns(name: String, isLater: Bool) {
    #expect(LaterColumns.lendingClub.holds(name) == isLater)
  }

  /// 400 rows of two inputs, of which a quarter default; the second input is noise.
  private func rows(_ value: (_ isBad: Bool, _ draw: Double) -> Float) -> TrainingRows {
    var draws = SeededDraws(seed: 5)
    let bad = (0..<400).map { $0 % 4 == 0 }
    return TrainingRows(
      width: 2, values: bad.flatMap { [value($0, draws.share()), Float(draws.share())] },
      defaulted: bad, weights: bad.map { _ in 1 },
      levels: bad.map { _ in RiskLevel(source: .sample, isMatured: true, termMonths: 36) })
  }

  private var inputs: [Feature] { [input("planted", "a"), input("noise", "b")] }

  @Test(
    "An input that ranks too well is refused, whether it rises or falls with the risk",
    arguments: [1, -1] as [Float])
  func ranks(direction: Float) {
    let rows = rows { isBad, draw in direction * Float(draw + (isBad ? 0.5 : 0)) }

    let refusal = #expect(throws: TrainingError.self) { try detector.check(rows, inputs) }
    #expect(refusal?.sentence.contains("the input planted alone ranks the outcome") == true)
  }

  @Test("An input that is unknown for most defaults alone is refused")
  func unknown() {
    let rows = rows { isBad, draw in isBad && draw < 0.7 ? .nan : Float(draw) }
    #expect(throws: TrainingError.self) { try detector.check(rows, inputs) }
  }

  @Test("An honest input passes and is named with its area")
  func passes() throws {
    let rows = rows { isBad, draw in Float(draw + (isBad ? 0.2 : 0)) }

    let strongest = try #require(try detector.check(rows, inputs))

    #expect(strongest.input == "planted")
    #expect(strongest.area > 0.6 && strongest.area < 0.75)
  }

  @Test("A product may set another mark")
  func mark() throws {
    let rows = rows { isBad, draw in Float(draw + (isBad ? 0.5 : 0)) }
    try LeakDetector(.lendingClub, mark: 0.95).check(rows, inputs)
  }

  @Test("The area of one input is the share of pairs in the right order, ties counted half")
  func slowArea() throws {
    let rows = rows { isBad, draw in
      draw < 0.1 ? .nan : Float((draw * 7 + (isBad ? 1 : 0)).rounded())
    }
    let known = (0..<rows.count).filter { !rows.values[2 * $0].isNaN }
    var (right, pairs) = (0.0, 0.0)
    for bad in known where rows.defaulted[bad] {
      for good in known where !rows.defaulted[good] {
        let (x, y) = (rows.values[2 * bad], rows.values[2 * good])
        right += x > y ? 1 : x == y ? 0.5 : 0
        pairs += 1
      }
    }

    let area = try #require(RankedInput(rows, input: 0).area(rows.defaulted))

    #expect(abs(area - right / pairs) < 1e-12)
  }

  @Test("A loan of the test that stands in the training rows is found")
  func shared() throws {
    let history = try madeUpHistory()
    try LeakDetector.check(training: history.training, test: history.test)

    let planted = history.training + [history.test[7]]
    #expect(
      throws: TrainingError.checkFailed("the training rows hold loans of the test (1 of them)")
    ) {
      try LeakDetector.check(training: planted, test: history.test)
    }
  }

  @Test("Records of one loan in two parts are found, and folds never deal so")
  func parts() throws {
    let loans = try madeUpHistory().training
    let twice = loans + loans.prefix(50)
    try LeakDetector.check(Folds(twice, count: 4, seed: 1), twice)

    // when a record of a loan of the first part is put into the second
    let folds = Folds(loans, count: 4, seed: 1)
    var mixed = loans
    mixed[try #require(folds.held(1).first)] = loans[try #require(folds.held(0).first)]
    #expect(throws: TrainingError.self) { try LeakDetector.check(folds, mixed) }
  }
}
