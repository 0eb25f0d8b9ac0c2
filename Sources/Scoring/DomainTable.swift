/// `domain.json`: how the answers of the training loans go together, in aggregate.
///
/// It reads what a person entered, whatever a model makes of it. For each pair of answers it says how
/// much rarer a combination is than chance would have it. Sums
/// over pairs tell real applications from shuffled ones far better than isolation forests do, cost
/// a look-up a pair, and can name the pair that is odd.
package struct DomainTable: Codable, Sendable, Equatable {
  /// One answer as a number, and its bins.
  package struct Column: Codable, Sendable, Equatable {
    package let input: Feature
    /// Ascending; bin `i` holds values from `edges[i−1]` up to, not with, `edges[i]`.
    package let edges: [Float]
    /// Beyond these hardly any training loan lay.
    package let lowest: Float
    package let highest: Float

    package init(input: Feature, edges: [Float], lowest: Float, highest: Float) {
      self.input = input
      self.edges = edges
      self.lowest = lowest
      self.highest = highest
    }
  }

  /// A surprise and the share of the training loans that surprise no more.
  package struct Mark: Codable, Sendable, Equatable {
    package let surprise: Int
    /// 0…1.
    package let share: Double

    package init(surprise: Int, share: Double) {
      self.surprise = surprise
      self.share = share
    }
  }

  package let columns: [Column]
  /// For each column and each earlier one, in that order: the surprise of each combination of bins,
  /// the bins of the earlier column side by side.
  ///
  /// In thousandths of a natural unit of information, against the average loan; whole numbers add
  /// up alike in any order.
  package let surprises: [[Int]]
  /// Both rising strictly.
  package let marks: [Mark]

  /// Refuses parts that do not fit together.
  package init(columns: [Column], surprises: [[Int]], marks: [Mark]) throws(ScoringError) {
    self.columns = columns
    self.surprises = surprises
    self.marks = marks
    try check()
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decode([Column].self, forKey: .columns)
    surprises = try container.decode([[Int]].self, forKey: .surprises)
    marks = try container.decode([Mark].self, forKey: .marks)
    try check()
  }

  private func check() throws(ScoringError) {
    guard Set(columns.map(\.input.name)).count == columns.count else {
      throw .mismatch("an input of the domain stands twice")
    }
    for column in columns {
      let isAscending = zip(column.edges, column.edges.dropFirst()).allSatisfy { $0 < $1 }
      guard isAscending, column.edges.allSatisfy(\.isFinite), column.lowest <= column.highest else {
        throw .mismatch("bins of \(column.input.name) in the domain")
      }
    }
    let sizes = columns.indices.flatMap { first in
      (0..<first).map { (columns[first].edges.count + 1) * (columns[$0].edges.count + 1) }
    }
    // Within 16 bits, and a sum of all pairs stays far within 64.
    guard surprises.map(\.count) == sizes,
      surprises.allSatisfy({ $0.allSatisfy { Int16(exactly: $0) != nil } })
    else { throw .mismatch("combinations of the domain") }
    let isRising = zip(marks, marks.dropFirst()).allSatisfy {
      $0.surprise < $1.surprise && $0.share < $1.share
    }
    let mostSurprise = 32_768 * (sizes.count + 1)
    guard marks.allSatisfy({ $0.surprise.magnitude <= mostSurprise.magnitude }) else {
      throw .mismatch("marks of the domain")
    }
    guard marks.count >= 2, isRising, marks.allSatisfy({ (0...1).contains($0.share) }) else {
      throw .mismatch("marks of the domain")
    }
  }
}
