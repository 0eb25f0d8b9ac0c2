import Fuzzing
import Lending
import Tables
import Testing

/// A table that arrives in pieces of the given size.
struct TableText {
  let header: [String]
  let rows: [[String]]
  let dialect: TableDialect

  init(_ text: String, piece: Int = 7) throws { try self.init(Array(text.utf8), piece: piece) }

  init(_ bytes: [UInt8], piece: Int = 1 << 16) throws {
    var reader = try CSVReader(window: piece, pieces(bytes, of: piece))
    header = reader.header
    dialect = reader.dialect
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append((0..<record.count).map { record[$0] }) }
    self.rows = rows
  }
}

/// The form that one row gives under a map.
func form(_ map: ColumnMap, _ header: String, _ row: String) throws -> ApplicationForm {
  var reader = try CSVReader(pieces(Array("\(header)\n\(row)\n".utf8), of: 64))
  let columns = map.bound(to: reader.header, decimalMark: reader.dialect.decimalMark)
  let record = try #require(try reader.next())
  return columns.form(record)
}
