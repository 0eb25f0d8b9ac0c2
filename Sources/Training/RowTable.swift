internal import Lending
internal import Packs
internal import Scoring
internal import Tables

/// The very rows that the lab learns from and tests on, as a table for other programs.
///
/// It holds rows of the lender's files, so it belongs beside them and never into a pack.
enum RowTable {
  /// Columns before the inputs; `set` is train or test, `group` the same for records of one loan.
  private static let leading = [
    "set", "source", "matured", "issue_year", "out_of_time", "group", "weight", "defaulted",
  ]

  static func text(_ history: LoanHistory, catalogue: FieldCatalogue) -> [UInt8] {
    let codes = RiskCodes(observedIn: InstallmentPlan().codeLoans(history.training))
    let features = InstallmentInputs.all(.priced, codes)
    let others = catalogue.fields.map(\.id).filter { field in
      !features.contains { $0.name == field.rawValue } && field != "region"
        && !LawfulInputs.forbids(field.rawValue)
    }
    var bytes: [UInt8] = []
    let names = leading + features.map(\.name) + others.map(\.rawValue)
    CSVWriter.append(names.map { .text($0) }, to: &bytes)
    var groups: [LoanKey: Int] = [:]
    let early = Set(history.beforeTestYear.map(\.key))
    for (set, loans) in [("train", history.training), ("test", history.test)] {
      for loan in loans {
        let group = groups[loan.key] ?? groups.count
        groups[loan.key] = group
        let isOutOfTime =
          set == "train"
          ? early.contains(loan.key) : (loan.issued?.year ?? 0) >= LoanHistory.outOfTimeFrom
        var cells: [CSVWriter.Cell] = [
          .text(set), .text(loan.source.rawValue), .number(loan.isMatured ? "1" : "0"),
          loan.issued.map { .number(String($0.year)) } ?? .empty,
          .number(isOutOfTime ? "1" : "0"), .number(String(group)),
          .number(Figure.plain(loan.source == .early ? TrainingRows.earlyWeight : 1)),
          .number(loan.defaulted ? "1" : "0"),
        ]
        for feature in features {
          let value = feature.value(in: loan.application)
          cells.append(value.isNaN ? .empty : .number(value.description))
        }
        for field in others { cells.append(cell(field, loan.application)) }
        CSVWriter.append(cells, to: &bytes)
      }
    }
    return bytes
  }

  private static func cell(_ field: FieldID, _ application: LoanApplication) -> CSVWriter.Cell {
    if let number = application.number(field) { return .number(number.description) }
    return application.choice(field).map { .text($0) } ?? .empty
  }
}
