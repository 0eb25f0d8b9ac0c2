internal import Lending
internal import Sealing
internal import Tables

/// The public file of card accounts (UCI "Default of Credit Card Clients"), read into loans.
struct CreditCardFile {
  static let name = "credit-card-default.csv.gz"

  let name: String
  let digest: SHA256Digest
  /// Rows of the file under its header.
  let rows: Int
  /// Rows without a usable application or a known outcome.
  let refused: Int
  let loans: [HistoricLoan]
  /// Sex, education, marriage and age of the accounts, in the order of the loans.
  let groups: MonitoringGroups

  private static let outcome = "default_payment_next_month"
  /// The monitoring name of each column that may be no input.
  private static let groupColumns = [
    "group_sex": "SEX", "group_education": "EDUCATION", "group_marriage": "MARRIAGE",
    "group_age_band": "AGE",
  ]
  /// Ages are kept as decades.
  private static let ageBand = 10

  init(folder: String, catalogue: FieldCatalogue) throws(TrainingError) {
    let file = try DataFile(folder: folder, name: Self.name)
    try self.init(
      name: file.name, digest: file.digest, bytes: file.bytes, catalogue: catalogue)
  }

  init(
    name: String, digest: SHA256Digest, bytes: [UInt8], catalogue: FieldCatalogue
  ) throws(TrainingError) {
    self.name = name
    self.digest = digest
    var loans: [HistoricLoan] = []
    var groups: [String: [Int?]] = [:]
    var (rows, refused) = (0, 0)
    do {
      var pieces = [bytes][...]
      var reader = try CSVReader { pieces.popFirst() ?? [] }
      let columns = ColumnMap.uci.bound(to: reader.header)
      let positions = Dictionary(
        reader.header.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first })
      guard let outcome = positions[Self.outcome] else {
        throw TrainingError.columnMissing(file: name, column: Self.outcome)
      }
      // Every column of the file is learned from, but those of groups.
      if let field = columns.missing.first {
        let names = ColumnMap.uci.rules.first { $0.field == field }?.columns.first ?? []
        throw TrainingError.columnMissing(
          file: name, column: names.map { $0.uppercased() }.joined(separator: " or "))
      }
      // Without them nobody would be asked whether the inputs give a group away.
      for column in Self.groupColumns.values.sorted() where positions[column] == nil {
        throw TrainingError.columnMissing(file: name, column: column)
      }
      while let record = try reader.next() {
        if record.isBlank { continue }
        rows += 1
        guard record.count == reader.header.count,
          let loan = Self.loan(record, columns, outcome: record[outcome], catalogue)
        else {
          refused += 1
          continue
        }
        loans.append(loan)
        for (group, column) in Self.groupColumns {
          let value = positions[column].flatMap { Int(record[$0]) }
          groups[group, default: []].append(
            group == "group_age_band" ? value.map { $0 / Self.ageBand * Self.ageBand } : value)
        }
      }
    } catch let problem as CSVProblem {
      throw .fileDamaged(name: name, reason: problem.sentence)
    } catch let error as TrainingError {
      throw error
    } catch {
      throw .fileDamaged(name: name, reason: "it cannot be read as a table")
    }
    try LoanFile.check(name, rows: rows, refused: refused)
    self.rows = rows
    self.refused = refused
    self.loans = loans
    self.groups = MonitoringGroups(groups)
  }

  /// Nil where the application or the outcome cannot be read.
  private static func loan(
    _ record: CSVRecord, _ columns: BoundColumns, outcome: String, _ catalogue: FieldCatalogue
  ) -> HistoricLoan? {
    guard outcome == "0" || outcome == "1",
      let application = try? columns.form(record).validated(by: catalogue)
    else { return nil }
    // Every account has run its month, so every outcome is final.
    return HistoricLoan(
      source: .card, application: application, outcome: outcome == "1" ? .chargedOff : .repaid,
      issued: nil, issuedAtLatest: nil, isMatured: true,
      key: LoanKey(catalogue.fields.map { application.number($0.id) }), cash: nil)
  }
}
