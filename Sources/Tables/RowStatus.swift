/// Which rows of a lender's table are meant, by the words of one column.
package struct RowStatus: Sendable, Equatable {
  /// The column's name in lower case.
  package let column: String
  /// As the lender writes them.
  package let words: Set<String>
}
