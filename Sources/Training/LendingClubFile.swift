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
  /// Fields for which the file has no column.
  let missing: [FieldID]
  let loans: [HistoricLoan]

  var summary: LoanFile {
    LoanFile(
      source: source, name: name, digest: digest, rows: rows, refused: refused, missing: missing)
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
    var missing: [FieldID] = []
    do {
      var pieces = [bytes][...]
      var reader = try CSVReader { pieces.popFirst() ?? [] }
      let columns = try LendingClubColumns(source, header: reader.header, file: name)
      missing = columns.application.missing
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
    try LoanFile.check(name, rows: rows, refused: refused)
    self.rows = rows
    self.refused = refused
    self.missing = missing
    let maturity = Maturity(of: records)
    loans = records.map { record in
      HistoricLoan(
        source: source, application: record.application, outcome: record.outcome,
        issued: record.issued, issuedAtLatest: record.issuedAtLatest,
        isMatured: maturity.isMatured(record), key: record.key, cash: record.cash)
    }
  }
}
