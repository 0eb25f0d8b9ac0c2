internal import Scoring

/// Rows as liblinear learns from them: chosen inputs as evidence, then one column a level.
///
/// liblinear takes neither offsets nor weights of rows. A column for each level of base rate, which
/// scoring leaves out, stands for the offsets; a row of five times the weight stands there five
/// times.
struct LinearColumns: Sendable {
  let width: Int
  /// Row by row; finite.
  let values: [Double]
  let defaulted: [Bool]
  let copies: [UInt32]
  /// Weight of a row that stands there once.
  let unit: Double

  var count: Int { defaulted.count }

  /// `chosen` are the inputs that take part, in this order.
  init(_ rows: TrainingRows, evidence: WeightOfEvidence, chosen: [Int], levels: OffsetLevels) {
    width = chosen.count + levels.count
    var values: [Double] = []
    values.reserveCapacity(rows.count * width)
    for row in 0..<rows.count {
      for input in chosen {
        let table = evidence.tables[input]
        values.append(table[table.bin(of: rows.values[row * rows.width + input])])
      }
      for level in 0..<levels.count { values.append(levels.ofRow[row] == level ? 1 : 0) }
    }
    self.values = values
    defaulted = rows.defaulted
    unit = Self.unit(of: rows.weights)
    let unit = unit
    copies = rows.weights.map { UInt32(($0 / unit).rounded()) }
  }

  /// The largest share of the smallest weight, down to an eighth, of which all weights are whole
  /// multiples to within a hundredth; else an eighth.
  static func unit(of weights: [Double]) -> Double {
    let distinct = Set(weights).filter { $0 > 0 }
    guard let smallest = distinct.min() else { return 1 }
    for parts in 1...8 {
      let unit = smallest / Double(parts)
      let isWhole = distinct.allSatisfy { abs(($0 / unit).rounded() * unit - $0) <= 0.01 * $0 }
      if isWhole || parts == 8 { return unit }
    }
    return smallest
  }
}
