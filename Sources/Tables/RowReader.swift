package import Lending

/// Reads rows of a table straight from their bytes, where nothing about them is odd.
///
/// `BoundColumns.form` with `ApplicationForm.validated` is the definition; this accepts only rows
/// that they accept, with the same values, and leaves every other row to them, so that problems are
/// found and worded in one place.
package struct RowReader: Sendable {
  private let steps: [ReadingStep]
  private let pool: WordPool
  private let required: [Int]
  private let checks: ContradictionCheck
  private let idPosition: Int?

  package init(_ columns: BoundColumns, _ catalogue: FieldCatalogue) {
    idPosition = columns.idPosition
    required = catalogue.fields.indices.filter { catalogue.fields[$0].isRequired }
    checks = ContradictionCheck(catalogue)
    var pool = WordPool()
    steps = columns.rules.map { rule, positions in
      ReadingStep(rule, positions, catalogue, mark: columns.decimalMark, &pool)
    }
    self.pool = pool
  }

  /// Fills `row` from the scanned record; false where the plain way must decide, and then `row` is
  /// of no use.
  package func read(_ cells: RecordCells, into row: inout ApplicationRow) -> Bool {
    row.clear()
    var hasText = false
    let isRead = cells.withView { view in
      pool.withView { pool in
        row.codes.withUnsafeMutableBufferPointer { codes in
          steps.withUnsafeBufferPointer { steps in
            for index in steps.indices {
              switch steps[index].read(view, pool) {
              case .known(let value): codes[steps[index].field] = value
              case .unknown: break
              case .text: hasText = true
              case .odd: return false
              }
            }
            for field in required where codes[field].isNaN { return false }
            return !checks.finds(UnsafeBufferPointer(codes))
          }
        }
      }
    }
    guard isRead ?? false else { return false }
    return !hasText || readTexts(cells, into: &row)
  }

  /// Texts are few and no engine reads them, so they are read after all else.
  private func readTexts(_ cells: RecordCells, into row: inout ApplicationRow) -> Bool {
    for step in steps where step.isText {
      guard let text = cells.shortText(step.column, longest: Field.longestText) else {
        return false
      }
      if !text.isEmpty { row.record(text, at: step.field) }
    }
    return true
  }

  /// What names the row in the table, nil where no column does.
  package func id(of cells: RecordCells) -> String? {
    guard let idPosition else { return nil }
    return cells.text(idPosition)
  }

  /// The same with the blanks around it, so that whoever sent the table finds it by the same letters.
  package func wholeID(of cells: RecordCells) -> String? { idPosition.map { cells.wholeText($0) } }
}

/// Whether answers cannot all be true, as `ApplicationForm.validated` asks; what it finds is only
/// ever more.
private struct ContradictionCheck: Sendable {
  private let income: Int?
  private let payments: Int?
  private let stated: Int?
  private let joint: Int?
  private let jointStated: Int?
  private let age: Int?
  private let waited: Int?
  private let loan: Int?
  private let debt: Int?
  private let paid: Int?

  init(_ catalogue: FieldCatalogue) {
    income = catalogue.index(of: .annualIncome)
    payments = catalogue.index(of: .monthlyDebtPayments)
    stated = catalogue.index(of: .debtToIncome)
    joint = catalogue.index(of: .jointAnnualIncome)
    jointStated = catalogue.index(of: .jointDebtToIncome)
    age = catalogue.index(of: .monthsOnBook)
    waited = catalogue.index(of: .monthsSinceLastPayment)
    loan = catalogue.index(of: .loanAmount)
    debt = catalogue.index(of: .outstandingPrincipal)
    paid = catalogue.index(of: .paidPrincipal)
  }

  func finds(_ codes: UnsafeBufferPointer<Double>) -> Bool {
    func value(_ index: Int?) -> Double { index.map { codes[$0] } ?? .nan }
    let (monthly, stated) = (value(payments), value(stated))
    // Both are rarely given; the plain way compares them.
    if !monthly.isNaN, !stated.isNaN { return true }
    if value(waited) > value(age) { return true }
    if debt != nil {
      // The plain way allows a little more.
      let owed = value(debt)
      if owed > value(loan) || owed + value(paid) > value(loan) { return true }
    }
    let joint = value(joint)
    if joint < value(income) { return true }
    return joint.isNaN && !value(jointStated).isNaN
  }
}
