package import Lending

/// Whether columns that are wanted in percent hold fractions, by the first rows of a table.
///
/// Rates, ratios and utilisations of many people are hardly ever below one percent, so where half of
/// enough numbers lie within 0…1 they are fractions. Where the map says the unit there is no question.
package struct FractionEvidence: Sendable, Equatable {
  /// Numbers but 0 that settle the question.
  private static let enough = 10

  /// A column in percent whose unit nothing but its numbers tells.
  package struct Column: Sendable, Equatable {
    package let field: FieldID
    /// As the table writes it.
    package let name: String

    package init(field: FieldID, name: String) {
      self.field = field
      self.name = name
    }
  }

  /// Those that the first rows did not settle.
  package private(set) var open: [Column] = []
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
      if Self.areFractions(fractions, of: numbers.count) {
        certain.append(header[place])
        continue
      }
      open.append(Column(field: rule.field, name: header[place]))
      // Each such rate is refused with its row.
      if rule.field != .interestRate, numbers.count < Self.enough, fractions > 0,
        numbers.allSatisfy({ $0 > 0 && $0 <= 1 })
      {
        possible.append(header[place])
      }
    }
  }

  /// Whether so many numbers between 0 and 1 settle that a column holds fractions.
  ///
  /// One borrower over the limit, or a few rows of another unit, must not settle the rest.
  package static func areFractions(_ fractions: Int, of numbers: Int) -> Bool {
    isEnough(numbers) && 2 * fractions >= numbers
  }

  /// Whether so many numbers but 0 settle the question at all.
  static func isEnough(_ numbers: Int) -> Bool { numbers >= enough }

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
