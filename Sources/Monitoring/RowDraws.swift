package import Lending

/// Rows drawn with replacement, told as how often each was drawn.
package enum RowDraws {
  /// As many draws as rows.
  package static func times(_ count: Int, _ draws: inout SeededDraws) -> [Int] {
    var times = [Int](repeating: 0, count: count)
    for _ in 0..<count { times[draws.index(below: count)] += 1 }
    return times
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
}
