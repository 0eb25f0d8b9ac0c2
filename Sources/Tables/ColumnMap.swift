package import Lending

/// Which columns of a lender's table hold which fields, and how their words are to be read.
package struct ColumnMap: Sendable {
  /// How one field is found in one row.
  package struct Rule: Sendable {
    package let field: FieldID
    /// Names of columns, the first that the table has is taken; several lists where a field needs
    /// several columns.
    package let columns: [[String]]
    package let reading: CellReading

    package init(_ field: FieldID, _ columns: [[String]], _ reading: CellReading) {
      self.field = field
      self.columns = columns
      self.reading = reading
    }
  }

  package let name: String
  package let product: Product
  /// Columns that may name the row.
  package let idColumns: [String]
  package let rules: [Rule]

  package init(name: String, product: Product, idColumns: [String], rules: [Rule]) {
    self.name = name
    self.product = product
    self.idColumns = idColumns
    self.rules = rules
  }

  /// Finds the columns in a header.
  package func bound(to header: [String]) -> BoundColumns { BoundColumns(self, header) }

  /// Our own words: every field under its id.
  package static func assay(_ catalogue: FieldCatalogue) -> ColumnMap {
    ColumnMap(
      name: "assay", product: catalogue.product, idColumns: ["id"],
      rules: catalogue.fields.map { Rule($0.id, [[$0.id.rawValue]], .plain) })
  }
}

/// A map with the positions of its columns in one table.
package struct BoundColumns: Sendable {
  private let rules: [(rule: ColumnMap.Rule, positions: [Int])]
  private let product: Product
  private let idPosition: Int?
  /// Fields for which the table has no column.
  package let missing: [FieldID]
  /// Columns that no rule reads.
  package let unmatched: [String]

  init(_ map: ColumnMap, _ header: [String]) {
    product = map.product
    // Spreadsheets and databases change the case of names.
    let positions = Dictionary(
      header.enumerated().map { ($0.element.lowercased(), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var rules: [(rule: ColumnMap.Rule, positions: [Int])] = []
    var missing: [FieldID] = []
    var used: Set<Int> = []
    for rule in map.rules {
      let found = rule.columns.map { names in names.lazy.compactMap { positions[$0] }.first }
      guard let first = found.first, first != nil else {
        missing.append(rule.field)
        continue
      }
      // A second column that the table lacks reads as always empty.
      rules.append((rule, found.map { $0 ?? -1 }))
      used.formUnion(found.compactMap { $0 })
    }
    self.rules = rules
    self.missing = missing
    idPosition = map.idColumns.lazy.compactMap { positions[$0] }.first
    if let idPosition { used.insert(idPosition) }
    unmatched = header.indices.filter { !used.contains($0) }.map { header[$0] }
  }

  /// The fields that the table has columns for.
  package var fields: [FieldID] { rules.map(\.rule.field) }

  package func id(of record: CSVRecord) -> String? { idPosition.map { record[$0] } }

  /// The form that a row fills in; the row must have as many cells as the header.
  package func form(_ record: CSVRecord) -> ApplicationForm {
    var entries: [FieldID: ApplicationForm.Entry] = [:]
    entries.reserveCapacity(rules.count)
    for (rule, positions) in rules {
      let cells = positions.map { $0 < 0 ? "" : record[$0] }
      entries[rule.field] = rule.reading.read(cells) ?? entries[rule.field]
    }
    return ApplicationForm(product: product, entries: entries)
  }
}
