internal import Lending
internal import Scoring
internal import Tables

/// The very rows that the lab learns from and tests on, as a table for other programs.
///
/// It holds rows of the lender's files, so it belongs beside them and never into a pack.
struct RowTable {
  /// Columns before the inputs; `set` is train or test, `copy` 1 where fields were blanked at random,
  /// `group` the same for records of one loan.
  private static let leading = [
    "set", "copy", "source", "matured", "issue_year", "out_of_time", "group", "weight",
    "defaulted",
  ]

  private let history: LoanHistory
  private let features: [Feature]
  private let blanking: Blanking
  private let models: [any ScoringModel]
  private let seed: UInt64

  /// The inputs are those of the recipe that looks at most.
  init(
    _ history: LoanHistory, _ plan: any ProductPlan, _ catalogue: FieldCatalogue,
    models: [any ScoringModel], seed: UInt64
  ) {
    self.history = history
    let codes = RiskCodes(observedIn: plan.codeLoans(history.training))
    let recipes = plan.recipes(
      plan.variants[plan.variants.count - 1], RecipeGround(codes: codes, pairs: []))
    features = recipes.map(\.features).max { $0.count < $1.count } ?? []
    blanking = Blanking(features, copies: 1, chances: plan.blanking)
    self.models = models
    self.seed = seed
  }

  var text: [UInt8] {
    var bytes: [UInt8] = []
    let scores = models.map { "ours:\($0.name.variant)" }
    CSVWriter.append(
      (Self.leading + features.map(\.name) + scores).map { .text($0) }, to: &bytes)
    var groups: [LoanKey: Int] = [:]
    let early = Set(history.beforeTestYear.map(\.key))
    let rows = TrainingRows(history.training, features: features)
    var draws = SeededDraws(seed: seed)
    let copies = rows.blanked(blanking, draws: &draws)
    for (copy, rows) in [(0, rows), (1, copies)] {
      for (index, loan) in history.training.enumerated() {
        let lead = lead(
          loan, "train", copy: copy, isOutOfTime: early.contains(loan.key), &groups)
        let cells = lead + rows.row(index).map(Self.cell) + models.map { _ in .empty }
        CSVWriter.append(cells, to: &bytes)
      }
    }
    for loan in history.test {
      let isLater = (loan.issued?.year ?? 0) >= LoanHistory.outOfTimeFrom
      let scores = models.map { model in
        CSVWriter.Cell.number(model.measured(loan.application).probability.value.description)
      }
      let inputs = features.map { Self.cell($0.value(in: loan.application)) }
      CSVWriter.append(
        lead(loan, "test", copy: 0, isOutOfTime: isLater, &groups) + inputs + scores, to: &bytes)
    }
    return bytes
  }

  private func lead(
    _ loan: HistoricLoan, _ set: String, copy: Int, isOutOfTime: Bool,
    _ groups: inout [LoanKey: Int]
  ) -> [CSVWriter.Cell] {
    let group = groups[loan.key] ?? groups.count
    groups[loan.key] = group
    return [
      .text(set), .number(String(copy)), .text(loan.source.rawValue),
      .number(loan.isMatured ? "1" : "0"),
      loan.issued.map { .number(String($0.year)) } ?? .empty,
      .number(isOutOfTime ? "1" : "0"), .number(String(group)),
      .number(Figure.plain(loan.source == .early ? TrainingRows.earlyWeight : 1)),
      .number(loan.defaulted ? "1" : "0"),
    ]
  }

  private static func cell(_ value: Float) -> CSVWriter.Cell {
    value.isNaN ? .empty : .number(value.description)
  }
}
