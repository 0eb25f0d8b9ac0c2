/// Packs of one product side by side on the very same loans, which none of them learned from.
package struct PackComparison: Sendable, Equatable, Codable {
  /// One test set.
  package struct Table: Sendable, Equatable, Codable {
    package let name: String
    package let loans: Int
    package let defaults: Int
    /// In the order of the models.
    package let lines: [Line]

    package init(name: String, loans: Int, defaults: Int, lines: [Line]) {
      self.name = name
      self.loans = loans
      self.defaults = defaults
      self.lines = lines
    }
  }

  /// One model on the set.
  package struct Line: Sendable, Equatable, Codable {
    package let model: String
    package let areaUnderCurve: Double
    package let brier: Double
    package let calibrationError: Double
    /// Less that of the first model, by draws of the same loans for both; nil for the first itself.
    package let areaDifference: MeasureInterval?
    package let brierDifference: MeasureInterval?

    package init(
      model: String, areaUnderCurve: Double, brier: Double, calibrationError: Double,
      areaDifference: MeasureInterval?, brierDifference: MeasureInterval?
    ) {
      self.model = model
      self.areaUnderCurve = areaUnderCurve
      self.brier = brier
      self.calibrationError = calibrationError
      self.areaDifference = areaDifference
      self.brierDifference = brierDifference
    }

    private enum CodingKeys: String, CodingKey {
      case model
      case areaUnderCurve = "auc"
      case brier
      case calibrationError = "ece"
      case areaDifference = "auc_difference"
      case brierDifference = "brier_difference"
    }
  }

  package let tables: [Table]

  package init(tables: [Table]) { self.tables = tables }
}
