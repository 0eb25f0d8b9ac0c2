package import Lending

/// Which columns of a lender's table hold which fields, and how their words are to be read.
package struct ColumnMap: Sendable, Equatable {
  /// How one field is found in one row.
  package struct Rule: Sendable, Equatable {
    package let field: FieldID
    /// Names of columns in lower case, the first that the table has is taken; several lists where a
    /// field needs several columns.
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
  /// Columns that may name the row, in lower case.
  package let idColumns: [String]
  /// Whether the map itself says which column names the row, so that its absence is told.
  package let namesID: Bool
  /// A later rule for the same field counts where its cell says something.
  package let rules: [Rule]
  /// How rows begin that the lender adds as notes; they have one cell and are no data.
  package let notes: [String]
  /// What stands between whole and fraction; nil where the table itself shows it.
  package let decimalMark: TableDialect.DecimalMark?
  /// Which rows are meant; nil for all.
  package let status: RowStatus?

  package init(
    name: String, product: Product, idColumns: [String], namesID: Bool = false, rules: [Rule],
    notes: [String] = [], decimalMark: TableDialect.DecimalMark? = nil, status: RowStatus? = nil
  ) {
    self.name = name
    self.product = product
    self.idColumns = idColumns
    self.namesID = namesID
    self.rules = rules
    self.notes = notes
    self.decimalMark = decimalMark
    self.status = status
  }

  /// Finds the columns in a header.
  package func bound(
    to header: [String], decimalMark found: TableDialect.DecimalMark = .point
  ) -> BoundColumns {
    BoundColumns(self, header, decimalMark ?? found)
  }

  /// Our own words: every field under its id.
  package static func assay(_ catalogue: FieldCatalogue) -> ColumnMap {
    ColumnMap(
      name: "assay", product: catalogue.product, idColumns: ["id"],
      rules: catalogue.fields.map { Rule($0.id, [[$0.id.rawValue]], .ours($0)) })
  }
}
