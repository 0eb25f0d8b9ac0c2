/// One recipe that took part in the selection.
package struct SelectionLine: Sendable, Equatable, Codable {
  /// What became of it.
  package enum Outcome: String, Sendable, Codable {
    /// It answers for the product.
    case champion
    /// The best of its learner; kept as a challenger.
    case challenger
    /// Another recipe of its learner did better.
    case left
  }

  package let recipe: String
  package let learner: String
  /// Its settings in words.
  package let settings: String
  /// Cross-validated area under the curve, the mean of rows as they are and with fields blanked.
  package let areaUnderCurve: Double
  package let outcome: Outcome

  package init(
    recipe: String, learner: String, settings: String, areaUnderCurve: Double, outcome: Outcome
  ) {
    self.recipe = recipe
    self.learner = learner
    self.settings = settings
    self.areaUnderCurve = areaUnderCurve
    self.outcome = outcome
  }

  private enum CodingKeys: String, CodingKey {
    case recipe, learner, settings, outcome
    case areaUnderCurve = "auc"
  }
}
