/// The known values of one input in rising order, to ask how well it alone tells two kinds of loans
/// apart.
struct RankedInput {
  private let values: [Float]
  /// Rows of known values by rising value.
  private let order: [Int]
  private let unknown: [Int]

  /// Below that many of a kind an area says more of chance than of the input.
  static let fewest = 30

  init(_ rows: TrainingRows, input: Int) {
    values = (0..<rows.count).map { rows.values[$0 * rows.width + input] }
    var known: [Int] = []
    var unknown: [Int] = []
    for (row, value) in values.enumerated() {
      if value.isNaN { unknown.append(row) } else { known.append(row) }
    }
    order = known.sorted { [values] in (values[$0], $0) < (values[$1], $1) }
    self.unknown = unknown
  }

  /// Area under the curve of the values over the rows where they are known, ties counted half.
  ///
  /// Rows without a membership take no part. Nil with fewer than `fewest` on either side.
  func area(_ members: [Bool?]) -> Double? {
    // Twice Mann and Whitney's U is a whole number.
    var (doubled, ours, others) = (0, 0, 0)
    var start = 0
    while start < order.count {
      var end = start
      var (oursHere, othersHere) = (0, 0)
      while end < order.count, values[order[end]] == values[order[start]] {
        if let isMember = members[order[end]] {
          if isMember { oursHere += 1 } else { othersHere += 1 }
        }
        end += 1
      }
      doubled += oursHere * (2 * others + othersHere)
      ours += oursHere
      others += othersHere
      start = end
    }
    guard ours >= Self.fewest, others >= Self.fewest else { return nil }
    return Double(doubled) / (2 * Double(ours) * Double(others))
  }

  /// Area under the curve of being unknown over all rows; nil as above.
  func areaOfUnknown(_ members: [Bool?]) -> Double? {
    let ours = members.count { $0 == true }
    let others = members.count { $0 == false }
    guard ours >= Self.fewest, others >= Self.fewest else { return nil }
    let oursUnknown = unknown.count { members[$0] == true }
    let othersUnknown = unknown.count { members[$0] == false }
    return 0.5
      + (Double(oursUnknown) / Double(ours) - Double(othersUnknown) / Double(others)) / 2
  }

  /// The larger of both, each in its better direction: 0.5 says nothing, 1 says everything.
  func strength(_ members: [Bool?]) -> Double {
    [area(members), areaOfUnknown(members)].compactMap { $0 }.map { max($0, 1 - $0) }.max() ?? 0.5
  }
}
