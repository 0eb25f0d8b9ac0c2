/// Points for each input that add up to the log-odds of default.
package struct Scorecard: Sendable, Equatable {
  /// Log-odds before any input.
  package let intercept: Double
  /// One table an input, in the order of the model's features.
  package let tables: [BinTable]

  package init(intercept: Double, tables: [BinTable]) {
    self.intercept = intercept
    self.tables = tables
  }

  /// Log-odds of a row: the intercept, then the tables' values in order; not-a-number is unknown.
  package func logOdds(_ row: [Float]) -> Double {
    precondition(row.count == tables.count, "one number an input")
    var sum = intercept
    for (table, value) in zip(tables, row) { sum += table[table.bin(of: value)] }
    return sum
  }
}

extension Scorecard: Codable {
  private enum CodingKeys: String, CodingKey { case intercept, tables }

  /// Refuses a card without inputs and numbers that are not finite.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    intercept = try container.decode(Double.self, forKey: .intercept)
    tables = try container.decode([BinTable].self, forKey: .tables)
    guard intercept.isFinite else {
      throw DecodingError.dataCorruptedError(
        forKey: .intercept, in: container, debugDescription: "the intercept is not finite")
    }
    guard !tables.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .tables, in: container, debugDescription: "there is no table")
    }
  }
}
