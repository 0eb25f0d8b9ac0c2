/// The tables of a glass box side by side, as a row of inputs is looked up in them.
///
/// A term is what one table adds to one field; a pair is two terms, half each. Terms stand in the
/// order in which they are added: tables in input order, then pairs.
final class StepSheet: Sendable {
  private struct Table: Sendable {
    let input: Int
    let firstEdge: Int
    let edges: Int
    /// Of the first bin among all values; the bin for unknown is the last.
    let firstValue: Int
  }

  private struct Pair: Sendable {
    let first: Table
    let second: Table
    let firstValue: Int
  }

  private let edges: [Float]
  private let values: [Double]
  private let variances: [Double]
  private let tables: [Table]
  private let pairs: [Pair]
  /// The field of each term.
  private let fields: [Int]
  let fieldCount: Int

  /// - Parameter variances: of each table's bins, then of each pair's cells.
  init(
    _ tables: [BinTable], _ pairs: [PairTable], variances: [[Double]], fieldOfInput: [Int],
    fieldCount: Int
  ) {
    var edges: [Float] = []
    var values: [Double] = []
    var sheet: [Table] = []
    for (input, table) in tables.enumerated() {
      sheet.append(
        Table(
          input: input, firstEdge: edges.count, edges: table.edges.count, firstValue: values.count))
      edges += table.edges
      values += table.values + [table.unknown]
    }
    var grids: [Pair] = []
    for pair in pairs {
      func side(_ input: Int, _ own: [Float]) -> Table {
        defer { edges += own }
        return Table(input: input, firstEdge: edges.count, edges: own.count, firstValue: 0)
      }
      grids.append(
        Pair(
          first: side(pair.first, pair.firstEdges), second: side(pair.second, pair.secondEdges),
          firstValue: values.count))
      values += pair.values
    }
    self.edges = edges
    self.values = values
    self.variances = Array(variances.joined())
    self.tables = sheet
    self.pairs = grids
    fields = fieldOfInput + pairs.flatMap { [fieldOfInput[$0.first], fieldOfInput[$0.second]] }
    self.fieldCount = fieldCount
  }

  /// Terms of all tables and pairs.
  var count: Int { fields.count }

  /// Positions of the terms that hang on some of the inputs.
  func terms(of inputs: Set<Int>) -> [Int] {
    let own = tables.indices.filter { inputs.contains(tables[$0].input) }
    let shared = pairs.indices.filter {
      inputs.contains(pairs[$0].first.input) || inputs.contains(pairs[$0].second.input)
    }
    return own + shared.flatMap { [tables.count + 2 * $0, tables.count + 2 * $0 + 1] }
  }

  /// The fields to which some of the terms belong, each with all of its terms in their order.
  func termsByField(touching touched: [Int]) -> [(field: Int, terms: [Int])] {
    Set(touched.map { fields[$0] }).sorted().map { field in
      (field, fields.indices.filter { fields[$0] == field })
    }
  }

  /// Looks up all terms, and answers with the sum of the variances after `variance`.
  func lookUp(
    _ row: [Float], variance: Double, into terms: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    var variance = variance
    withBuffers { edges, values in
      row.withUnsafeBufferPointer { row in
        variances.withUnsafeBufferPointer { variances in
          for (place, table) in tables.enumerated() {
            let cell = table.firstValue + Self.bin(table, row, edges)
            terms[place] = values[cell]
            variance += variances[cell]
          }
          for (place, pair) in pairs.enumerated() {
            let cell = Self.cell(pair, row, edges)
            let half = 0.5 * values[cell]
            terms[tables.count + 2 * place] = half
            terms[tables.count + 2 * place + 1] = half
            variance += variances[cell]
          }
        }
      }
    }
    return variance
  }

  /// Looks up some terms again.
  func renew(
    _ positions: [Int], _ row: UnsafeBufferPointer<Float>,
    in terms: UnsafeMutableBufferPointer<Double>
  ) {
    withBuffers { edges, values in
      for position in positions {
        terms[position] =
          position < tables.count
          ? values[tables[position].firstValue + Self.bin(tables[position], row, edges)]
          : 0.5 * values[Self.cell(pairs[(position - tables.count) / 2], row, edges)]
      }
    }
  }

  /// Adds up the terms of each field, in their order.
  func add(
    _ terms: UnsafeMutableBufferPointer<Double>,
    into contributions: UnsafeMutableBufferPointer<Double>
  ) {
    for field in 0..<fieldCount { contributions[field] = 0 }
    for (position, field) in fields.enumerated() { contributions[field] += terms[position] }
  }

  /// Lends the numbers once for many look-ups.
  @inline(__always)
  private func withBuffers(
    _ body: (UnsafeBufferPointer<Float>, UnsafeBufferPointer<Double>) -> Void
  ) {
    edges.withUnsafeBufferPointer { edges in
      values.withUnsafeBufferPointer { body(edges, $0) }
    }
  }

  @inline(__always)
  private static func bin(
    _ table: Table, _ row: UnsafeBufferPointer<Float>, _ edges: UnsafeBufferPointer<Float>
  ) -> Int {
    BinTable.bin(
      of: row[table.input],
      in: UnsafeBufferPointer(rebasing: edges[table.firstEdge..<table.firstEdge + table.edges]))
  }

  @inline(__always)
  private static func cell(
    _ pair: Pair, _ row: UnsafeBufferPointer<Float>, _ edges: UnsafeBufferPointer<Float>
  ) -> Int {
    pair.firstValue + bin(pair.first, row, edges) * (pair.second.edges + 2)
      + bin(pair.second, row, edges)
  }
}
