/// A function of a row as a sum of tables of one input and of two.
package struct AdditiveTerms: Sendable, Equatable {
  /// Log-odds before any table.
  package let base: Double
  /// One for each input, in order.
  package let tables: [BinTable]
  /// In the order of their inputs.
  package let pairs: [PairTable]

  package init(base: Double, tables: [BinTable], pairs: [PairTable] = []) {
    self.base = base
    self.tables = tables
    self.pairs = pairs
  }

  /// Tables of both kinds, which is how many centres and lists of variances a calibration has.
  package var count: Int { tables.count + pairs.count }
}

/// What two inputs add together: a step function over a grid.
package struct PairTable: Sendable, Equatable {
  /// Positions of the two inputs, ascending.
  package let first: Int
  package let second: Int
  package let firstEdges: [Float]
  package let secondEdges: [Float]
  /// Row by row of the first input; in both directions the last stands for unknown.
  package let values: [Double]

  init(first: Int, second: Int, firstEdges: [Float], secondEdges: [Float], values: [Double]) {
    precondition(values.count == (firstEdges.count + 2) * (secondEdges.count + 2), "a whole grid")
    self.first = first
    self.second = second
    self.firstEdges = firstEdges
    self.secondEdges = secondEdges
    self.values = values
  }

  /// Position of the cell of two values.
  package func bin(of x: Float, _ y: Float) -> Int {
    BinTable.bin(of: x, in: firstEdges) * (secondEdges.count + 2)
      + BinTable.bin(of: y, in: secondEdges)
  }

  package subscript(bin: Int) -> Double { values[bin] }

  func mapped(_ change: (Double) -> Double) -> PairTable {
    PairTable(
      first: first, second: second, firstEdges: firstEdges, secondEdges: secondEdges,
      values: values.map(change))
  }
}
