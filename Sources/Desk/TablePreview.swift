package import Lending

/// What a table looks like, and which of its columns hold which fields, before anything is done
/// with it.
package struct TablePreview: Sendable, Equatable {
  /// A field with the column that it is read from.
  package struct Match: Sendable, Equatable {
    package enum Origin: Sendable {
      /// By the lender's own words, by likeness of the names, or chosen by a person.
      case known, guessed, chosen
      /// No column: the field stays unknown.
      case none
    }

    package let field: FieldID
    /// As the table writes it, the first where the field needs several.
    package let column: String?
    package let origin: Origin
  }

  /// Something wrong with one row; values are not told.
  package struct Problem: Sendable, Equatable {
    /// From 1, counted among the data rows.
    package let row: Int
    /// As the table's field, empty for the row as a whole.
    package let field: FieldID
    package let sentence: String
  }

  package let file: String
  package let product: Product
  /// With the changes that were guessed or chosen.
  package let lender: Lender
  /// Encoding, separator, decimal mark and line of names, in words.
  package let dialect: String
  package let header: [String]
  /// The first rows as they stand.
  package let rows: [[String]]
  /// In the order of the catalogue.
  package let matches: [Match]
  package let unmatched: [String]
  /// How columns were read whose unit the table itself decided, and what may be meant otherwise.
  package let unitsRead: [String]
  package let doubts: [String]
  /// Why the table cannot be worked on as it is read; nil where it can.
  package let refusal: DeskProblem?
  /// Among the first rows, of which there are `checked`.
  package let problems: [Problem]
  package let checked: Int
  /// How many of those have a problem.
  package let refusedRows: Int
  /// In bytes; nil for a pipe.
  package let size: Int?

  /// Fields that every row needs and that no column gives.
  package func missingRequired(_ catalogue: FieldCatalogue) -> [Field] {
    catalogue.fields.filter { field in
      field.isRequired && matches.first { $0.field == field.id }?.column == nil
    }
  }
}
