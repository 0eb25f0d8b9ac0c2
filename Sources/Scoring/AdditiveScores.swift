/// The scores of many rows by a glass box; each equals `RiskModel.score` of its row bit for bit.
package struct AdditiveScores: Sendable, Equatable {
  package let base: Double
  package let fieldCount: Int
  /// Row after row, one number for each field of the model.
  package let contributions: [Double]
  /// Base plus the contributions in their order, one a row.
  package let logOdds: [Double]
  /// Of the log-odds, one a row.
  package let variances: [Double]

  package var rowCount: Int { logOdds.count }

  /// The contributions of one row, in the order of the model's fields.
  package func contributions(ofRow row: Int) -> ArraySlice<Double> {
    contributions[row * fieldCount..<(row + 1) * fieldCount]
  }

  package subscript(row: Int) -> AdditiveScore {
    AdditiveScore(
      base: base, contributions: Array(contributions(ofRow: row)), variance: variances[row])
  }
}
