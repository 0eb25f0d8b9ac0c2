package import Lending

/// Whether columns that are wanted in percent hold fractions, by the first rows of a table.
///
/// Rates, ratios and utilisations of many people are hardly ever below one percent, so where half of
/// enough numbers lie within 0…1 they are fractions. Where the map says the unit there is no question.
package struct FractionEvidence: Sendable, Equatable {
  /// Numbers but 0 that settle the question.
  private static let enough = 10

  /// Names of columns that hold fractions for sure.
  package private(set) var certain: [String] = []
  /// Names of columns with too few numbers to be sure.
  package private(set) var possible: [String] = []

  /// - Parameter rows: the first rows of the table, as texts.
  package init(
    _ columns: BoundColumns, _ catalogue: FieldCatalogue, header: [String], rows: [[String]]
  ) {
    for (rule, positions) in columns.rules {
      guard case .number(let range) = catalogue[rule.field]?.kind, range.unit == .percent,
        let place = positions.first, header.indices.contains(place)
      else { continue }
      if case .scaled = rule.reading { continue }
      guard
        let numbers = Self.numbers(rule.reading, positions, rows, columns.decimalMark)
      else { continue }
      let fractions = numbers.count { $0 > 0 && $0 < 1 }
      if numbers.count >= Self.enough {
        // One borrower over the limit, or a few rows of another unit, must not settle the rest.
        if 2 * fractions >= numbers.count { certain.append(header[place]) }
      } else if fractions > 0, numbers.allSatisfy({ $0 > 0 && $0 <= 1 }) {
        possible.append(header[place])
      }
    }
  }

  /// What a column says in the field's unit, without zeros; nil where it writes signs of percent.
  private static func numbers(
    _ reading: CellReading, _ positions: [Int], _ rows: [[String]],
    _ mark: TableDialect.DecimalMark
  ) -> [Double]? {
    var numbers: [Double] = []
    for row in rows where positions.allSatisfy({ $0 < row.count }) {
      let cells = positions.map { $0 < 0 ? "" : row[$0] }
      if cells[0].hasSuffix("%") { return nil }
      switch reading.read(cells, mark: mark) {
      case .number(let value): numbers.append(value)
      case .text(let text): if let value = Figure.read(text) { numbers.append(value) }
      case .wrongType, nil: break
      }
    }
    return numbers.filter { $0 != 0 }
  }
}
