/// The average applicant at each level of risk, from which reasons against a cut-off are measured.
package struct ReferenceLine: Codable, Sendable, Equatable {
  /// The average contributions of the training loans of one percentile of risk.
  package struct Point: Codable, Sendable, Equatable {
    /// In the order of the line's fields, in log-odds.
    package let contributions: [Double]

    package init(contributions: [Double]) { self.contributions = contributions }
  }

  package let fields: [FieldID]
  /// From the lowest risk to the highest; the sums rise strictly.
  package let points: [Point]

  package init(fields: [FieldID], points: [Point]) {
    self.fields = fields
    self.points = points
  }
}
