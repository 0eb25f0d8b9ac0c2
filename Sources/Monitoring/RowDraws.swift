package import Lending

/// Rows drawn with replacement, told as how often each was drawn.
package enum RowDraws {
  /// As many draws as groups; every row of a group that was drawn comes with it.
  ///
  /// - Parameter groups: the group of each row, numbered from 0 in the order of the rows.
  package static func times(_ groups: [Int], _ draws: inout SeededDraws) -> [Int] {
    guard let count = groups.max().map({ $0 + 1 }) else { return [] }
    var times = [Int](repeating: 0, count: count)
    for _ in 0..<count { times[draws.index(below: count)] += 1 }
    return groups.map { times[$0] }
  }

  /// Any names of groups numbered from 0 by where they stand first.
  static func numbered(_ groups: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return groups.map { group in
      let next = numbers.count
      let number = numbers[group, default: next]
      numbers[group] = number
      return number
    }
  }
}

extension MeasureInterval {
  /// The middle of the values on other draws (percentile bootstrap); nil without any.
  package init?(_ value: Double, among values: [Double], _ confidence: Double) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let tail = (1 - confidence) / 2
    let last = Double(sorted.count - 1)
    self.init(
      value: value, low: sorted[Int((tail * last).rounded(.down))],
      high: sorted[Int(((1 - tail) * last).rounded(.up))], confidence: confidence)
  }

  /// The same for a measure of at least 0 that the noise of a draw can only raise.
  ///
  /// Each draw adds noise to that of the rows themselves, so all draws may lie above the value. They
  /// are moved back by how far their median lies from it, so that the value lies inside.
  init?(raisedByNoise value: Double, among values: [Double], _ confidence: Double) {
    guard let drawn = MeasureInterval(value, among: values, confidence) else { return nil }
    let sorted = values.sorted()
    let shift = sorted[(sorted.count - 1) / 2] - value
    self.init(
      value: value, low: max(drawn.low - shift, 0), high: drawn.high - shift,
      confidence: confidence)
  }
}
