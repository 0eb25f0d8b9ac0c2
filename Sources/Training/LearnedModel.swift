internal import Packs
internal import Scoring

/// One trained function with the file that holds it.
struct LearnedModel: Sendable {
  let function: LearnedFunction
  let file: PackContent.FunctionFile
  /// Where the function is a sum of tables.
  let terms: AdditiveTerms?

  init(_ function: LearnedFunction, file: PackContent.FunctionFile) {
    self.function = function
    self.file = file
    terms = try? function.terms()
  }

  /// Log-odds of a row before calibration, without any offset.
  func margin(_ row: ArraySlice<Float>) -> Double {
    guard let terms else { return function.logOdds(Array(row)) }
    return terms.logOdds(row)
  }

  func margins(_ rows: TrainingRows) -> [Double] { (0..<rows.count).map { margin(rows.row($0)) } }
}

extension AdditiveTerms {
  /// The sum for a row.
  func logOdds(_ row: ArraySlice<Float>) -> Double {
    var sum = base
    for (table, value) in zip(tables, row) { sum += table[table.bin(of: value)] }
    for pair in pairs {
      let (x, y) = (row[row.startIndex + pair.first], row[row.startIndex + pair.second])
      sum += pair[pair.bin(of: x, y)]
    }
    return sum
  }
}
