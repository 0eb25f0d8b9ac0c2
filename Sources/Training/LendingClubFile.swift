internal import Lending
internal import Sealing
internal import Tables

/// One of Lending Club's public files, read into loans.
struct LendingClubFile {
  let source: LoanSource
  let name: String
  let digest: SHA256Digest
  /// Rows of the file under its header.
  let rows: Int
  /// Rows without a usable application or a known status.
  let refused: Int
  let loans: [HistoricLoan]

  var summary: LoanFile {
    LoanFile(source: source, name: name, digest: digest, rows: rows, refused: refused)
  }

  /// File names as the data folder has them.
  static func name(of source: LoanSource) -> String {
    switch source {
    case .early: "lending-club-2007-2011.csv.gz"
    case .sample: "lending-club-2007-2018-sample.csv.gz"
    case .dated: "lending-club-2012-2018-dated.csv.gz"
    case .card: CreditCardFile.name
    }
  }

  init(
    _ source: LoanSource, folder: String, catalogue: FieldCatalogue
  ) throws(TrainingError) {
    let file = try DataFile(folder: folder, name: Self.name(of: source))
    try self.init(
      source, name: file.name, digest: file.digest, bytes: file.bytes, catalogue: catalogue)
  }

  init(
    _ source: LoanSource, name: String, digest: SHA256Digest, bytes: [UInt8],
    catalogue: FieldCatalogue
  ) throws(TrainingError) {
    self.source = source
    self.name = name
    self.digest = digest
    var records: [LendingClubRecord] = []
    var (rows, refused) = (0, 0)
    do {
      var pieces = [bytes][...]
      var reader = try CSVReader { pieces.popFirst() ?? [] }
      let columns = try LendingClubColumns(source, header: reader.header, file: name)
      while let record = try reader.next() {
        if record.isBlank { continue }
        rows += 1
        guard record.count == reader.header.count,
          let read = LendingClubRecord(record, columns, catalogue)
        else {
          refused += 1
          continue
        }
        records.append(read)
      }
    } catch let problem as CSVProblem {
      throw .fileDamaged(name: name, reason: problem.sentence)
    } catch let error as TrainingError {
      throw error
    } catch {
      throw .fileDamaged(name: name, reason: "it cannot be read as a table")
    }
    self.rows = rows
    self.refused = refused
    let maturity = Maturity(of: records)
    loans = records.map { record in
      HistoricLoan(
        source: source, application: record.application, outcome: record.outcome,
        issued: record.issued, issuedAtLatest: record.issuedAtLatest,
        isMatured: maturity.isMatured(record), key: record.key, cash: record.cash)
    }
  }
}

/// Positions of the columns that tell what came of a loan.
///
/// None of them is ever an input: inputs come from the lender's column map alone.
struct LendingClubColumns {
  let application: BoundColumns
  private let positions: [String: Int]

  init(_ source: LoanSource, header: [String], file: String) throws(TrainingError) {
    application = ColumnMap.lendingClub.bound(to: header)
    positions = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let common = ["loan_amnt", "term", "annual_inc", "dti", "revol_bal"]
    let needed =
      source == .sample
      ? common + ["target", "est_p50", "est_p90"]
      : common + ["loan_status", "issue_d", "last_pymnt_d", "last_credit_pull_d"]
    for column in needed where positions[column] == nil {
      throw .columnMissing(file: file, column: column)
    }
  }

  /// The text of a column; empty where the file has no such column.
  func text(_ column: String, _ record: CSVRecord) -> String {
    positions[column].map { record[$0] } ?? ""
  }

  func number(_ column: String, _ record: CSVRecord) -> Double? {
    Figure.read(text(column, record))
  }

  func month(_ column: String, _ record: CSVRecord) -> MonthDate? {
    MonthDate(text(column, record))
  }
}
