/// What each field adds to a challenger's log-odds, which looks at many inputs at once.
///
/// Exact path-dependent Shapley values (Lundberg and others, Nature Machine Intelligence 2, 2020),
/// summed over the inputs that are told as one field.
/// A challenger decides nothing, so there is no approval line and no recommendation.
package struct ChallengerExplanation: Sendable, Equatable {
  /// One field's part.
  package struct Part: Sendable, Equatable {
    package let field: FieldID
    /// What the application says; nil is unknown.
    package let value: FieldValue?
    /// Above zero raises the chance of default.
    package let logOdds: Double

    package init(field: FieldID, value: FieldValue?, logOdds: Double) {
      self.field = field
      self.value = value
      self.logOdds = logOdds
    }
  }

  /// Full name of the model.
  package let model: String
  package let packDigest: String
  /// Log-odds before any field is known: the mean over the training rows.
  package let base: Double
  /// In catalogue order; with the base they add up to the log-odds within 1e-9.
  package let parts: [Part]
  /// 0…1, lifetime of the loan.
  package let probability: Probability

  package init(
    model: String, packDigest: String, base: Double, parts: [Part], probability: Probability
  ) {
    self.model = model
    self.packDigest = packDigest
    self.base = base
    self.parts = parts
    self.probability = probability
  }
}
