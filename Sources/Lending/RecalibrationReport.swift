/// What own outcomes say of the level and the spread of a model's chances.
package struct RecalibrationReport: Sendable, Equatable, Codable {
  package enum Answer: String, Sendable, Codable {
    /// Too few outcomes of one kind.
    case tooFew = "too_few"
    /// The outcomes agree with the chances as they are.
    case noChange = "no_change"
    /// The line has no finite answer.
    case noAnswer = "no_answer"
    /// All chances are moved up or down.
    case intercept
    /// They are moved, and spread or drawn together.
    case interceptAndSlope = "intercept_and_slope"
  }

  package let answer: Answer
  /// Loans whose end is known; with noise about so many.
  package let loans: Double
  package let defaults: Double
  /// Log-odds = intercept + slope × the model's; 0 and 1 where nothing is changed.
  package let intercept: Double
  package let slope: Double
  /// 95 % intervals of the line with both free; nil where it could not be fitted.
  package let freeIntercept: MeasureInterval?
  package let freeSlope: MeasureInterval?
  /// Chance of outcomes at least so far from the chances where those are right; nil as above.
  package let chance: Double?
  /// Differential privacy of the sums that it rests on, nil where no noise was added.
  package let epsilon: Double?

  package init(
    answer: Answer, loans: Double, defaults: Double, intercept: Double, slope: Double,
    freeIntercept: MeasureInterval?, freeSlope: MeasureInterval?, chance: Double?,
    epsilon: Double?
  ) {
    self.answer = answer
    self.loans = loans
    self.defaults = defaults
    self.intercept = intercept
    self.slope = slope
    self.freeIntercept = freeIntercept
    self.freeSlope = freeSlope
    self.chance = chance
    self.epsilon = epsilon
  }

  package var isChange: Bool { answer == .intercept || answer == .interceptAndSlope }
}
