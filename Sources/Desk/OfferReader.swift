internal import Assessing
internal import Lending
internal import Pricing
internal import Scoring
internal import Tables

/// Reads a table of offers, or of loans that are held, and rates each.
struct OfferReader {
  /// Whose cell says how much of a loan is held, where not all of it is.
  static let heldColumn = "held_amount"

  private let desk: Desk
  private let input: TableInput
  private let charge: RiskCharge
  private let isHeld: Bool
  private let heldPlace: Int?
  private let path: String
  private let mostRows: Int
  private(set) var offers: [OfferRow] = []
  private(set) var rejected = 0
  /// Full names of the models that answered.
  private(set) var models: Set<String> = []

  /// - Parameters:
  ///   - path: of the table, for problems.
  ///   - mostRows: loans that may be rated.
  init(
    _ desk: Desk, _ input: TableInput, _ charge: RiskCharge, isHeld: Bool, path: String,
    mostRows: Int
  ) {
    self.desk = desk
    self.path = path
    self.mostRows = mostRows
    self.input = input
    self.charge = charge
    self.isHeld = isHeld
    heldPlace = isHeld ? input.place(of: Self.heldColumn) : nil
  }

  /// Reads all rows; those that cannot be rated go to the rejects.
  mutating func read(
    rejects: OutputFile, progress: (BatchProgress) -> Void, isCancelled: @Sendable () -> Bool
  ) throws(DeskProblem) {
    let clock = ContinuousClock()
    let start = clock.now
    var room = input.rows.emptyRow
    defer { input.rows.finish(room) }
    while let block = try input.nextBlock() {
      var cells = RecordCells(block)
      var told: [UInt8] = []
      for index in 0..<block.count {
        if index.isMultiple(of: 64), isCancelled() { throw .interrupted }
        let row = block.firstRow + index
        cells.scan(index)
        guard offers.count < mostRows else {
          throw .file(
            path,
            problem:
              "has more than \(Figure.grouped(Double(mostRows))) loans, the most "
              + "that one portfolio may have; split it, or take the largest")
        }
        do throws(FieldProblems) {
          offers.append(try offer(row, cells, &room))
        } catch {
          rejected += 1
          for problem in error.problems {
            CSVWriter.append(
              [.number(String(row)), .text(problem.field.rawValue), .text(problem.sentence)],
              to: &told)
          }
        }
      }
      try rejects.write(told)
      progress(
        BatchProgress(
          rows: offers.count + rejected, seconds: (clock.now - start) / .seconds(1),
          share: input.share(of: block)))
    }
  }

  private mutating func offer(
    _ row: Int, _ cells: RecordCells, _ room: inout ApplicationRows.Room
  ) throws(FieldProblems) -> OfferRow {
    let application = try desk.checked(input.rows.application(cells, &room))
    let amount = try heldAmount(cells, of: application) ?? application.loanAmount
    guard amount.amount > 0 else {
      throw ApplicationRows.problem(.loanAmount, "must be above 0")
    }
    let underwriter = desk.underwriter(for: application)
    guard let assessor = underwriter as? Assessor,
      let screened = assessor.screen(application, reasons: 0, isHeld ? [] : .verdict),
      let outlook = assessor.outlook(application, screened.probability)
    else {
      throw ApplicationRows.problem(.termMonths, "is a term that the policy does not price")
    }
    models.insert(underwriter.modelName)
    var kinds: [LoanKind: String] = [
      .band: screened.band.letter, .term: "\(application.termMonths) months",
    ]
    for (kind, field) in LoanKind.fields { kinds[kind] = application.choice(field) }
    return OfferRow(
      row: row, id: input.rows.id(of: cells), amount: amount, termMonths: application.termMonths,
      rate: application.number(.interestRate).map { Rate(percent: $0) },
      probability: screened.probability, expectedLoss: outlook.expectedLoss,
      expectedReturn: outlook.expectedReturn, riskCharge: charge.rate(of: outlook),
      verdict: screened.verdict, kinds: kinds)
  }

  /// What the cell of the column says; nil where the table has no such column.
  ///
  /// An empty cell is not the whole loan: what is not said to be held may not count as held.
  private func heldAmount(
    _ cells: RecordCells, of application: LoanApplication
  ) throws(FieldProblems) -> Money? {
    guard let heldPlace else { return nil }
    let text = heldPlace < cells.count ? cells.texts[heldPlace] : ""
    guard !text.contains("%"), let amount = Figure.read(text), amount > 0 else {
      throw ApplicationRows.problem(FieldID(Self.heldColumn), "must be an amount above 0")
    }
    guard amount <= application.loanAmount.amount else {
      throw ApplicationRows.problem(
        FieldID(Self.heldColumn), "is above loan_amount, which is all that can be held")
    }
    return Money(amount)
  }
}

extension LoanKind {
  /// The kinds that a field of the application tells.
  static let fields: [(kind: LoanKind, field: FieldID)] = allCases.compactMap { kind in
    kind.field.map { (kind, $0) }
  }
}
