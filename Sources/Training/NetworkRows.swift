internal import Lending
internal import Scoring

/// Training rows as a network sees them.
struct NetworkRows {
  let scales: [InputScale]
  /// How many numbers the first layer takes.
  let width: Int
  /// Row by row on the inputs' scales; not-a-number is unknown.
  private let scaled: FloatTable
  /// Where each input's mark of the unknown stands; −1 where it has none.
  private let marks: [Int]
  /// Chance that an input is blanked in a row chosen for it.
  private let blanking: [Double]

  init(_ rows: TrainingRows, blanking: [Double]) {
    precondition(blanking.count == rows.width, "one chance an input")
    scales = (0..<rows.width).map { column in
      let values = (0..<rows.count).map { rows.values[$0 * rows.width + column] }
      return .fitted(
        values, weights: rows.weights,
        mayBeUnknown: blanking[column] > 0 || values.contains(where: \.isNaN))
    }
    width = NeuralNetwork.width(of: scales)
    scaled = FloatTable(count: rows.count * rows.width)
    for (place, value) in rows.values.enumerated() {
      scaled.start[place] = value.isNaN ? .nan : Float(scales[place % rows.width][value])
    }
    var next = rows.width
    marks = scales.map { scale in
      guard scale.mayBeUnknown else { return -1 }
      defer { next += 1 }
      return next
    }
    self.blanking = blanking
  }

  /// Writes a row for the first layer, blanked at random where `draws` are given.
  func write(_ row: Int, to place: UnsafeMutablePointer<Float>, draws: inout SeededDraws?) {
    let from = scaled.start + row * scales.count
    for (column, mark) in marks.enumerated() {
      let chance = blanking[column]
      var isUnknown = from[column].isNaN
      if chance > 0, let share = draws?.share() { isUnknown = isUnknown || share < chance }
      place[column] = isUnknown ? 0 : from[column]
      if mark >= 0 { place[mark] = isUnknown ? 1 : 0 }
    }
  }
}
