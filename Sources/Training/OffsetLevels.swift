/// The few levels of base rate that rows have, for learners that take no offset of each row.
struct OffsetLevels: Sendable, Equatable {
  /// Log-odds of each level, rising.
  let offsets: [Double]
  /// The level of each row.
  let ofRow: [Int]

  /// More levels than these are no levels: each would be a column and a term of every sum.
  static let most = 64

  /// `offsets` are log-odds, one a row, of a few different values.
  init(_ offsets: [Double]) {
    let distinct = Set(offsets).sorted()
    precondition(distinct.count <= Self.most, "offsets are those of a few levels")
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    self.offsets = distinct
    ofRow = offsets.map { places[$0] ?? 0 }
  }

  var count: Int { offsets.count }
}
