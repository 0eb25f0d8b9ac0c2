/// How a table of inputs stands in memory.
package enum RowOrder: Sendable {
  /// Row after row, each with all its inputs.
  case rows
  /// Input after input, each for all rows.
  case columns

  /// Steps from one row, and from one input, to the next.
  package func steps(rows: Int, inputs: Int) -> (row: Int, input: Int) {
    switch self {
    case .rows: (inputs, 1)
    case .columns: (1, rows)
    }
  }
}
