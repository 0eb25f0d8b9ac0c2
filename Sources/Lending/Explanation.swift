/// How each field moves the chance of default, in log-odds, adding up exactly.
package struct Explanation: Codable, Sendable, Equatable {
  /// The average applicant: log-odds with all contributions zero.
  package let base: Double
  /// One for each scored field, in catalogue order.
  package let contributions: [Contribution]
  /// Log-odds of the policy's cut-off.
  package let cutOff: Double

  package init(base: Double, contributions: [Contribution], cutOff: Double) {
    self.base = base
    self.contributions = contributions
    self.cutOff = cutOff
  }

  /// Base plus contributions in their order: the log-odds of the shown probability, bit for bit.
  package var logOdds: Double { contributions.reduce(base) { $0 + $1.logOdds } }

  /// How far the case lies above the approval line; below zero it is on the good side.
  package var gap: Double { logOdds - cutOff }
}

/// The part of one field in an assessment.
package struct Contribution: Codable, Sendable, Equatable {
  package let field: FieldID
  /// What the application says; nil is unknown.
  package let value: FieldValue?
  /// Against the average applicant; above zero raises the chance of default.
  package let logOdds: Double
  /// Against the applicant at the approval line; all shares add up to the gap.
  package let shareOfGap: Double

  package init(field: FieldID, value: FieldValue?, logOdds: Double, shareOfGap: Double) {
    self.field = field
    self.value = value
    self.logOdds = logOdds
    self.shareOfGap = shareOfGap
  }
}

/// A reason in plain words, measured against the approval line.
package struct Reason: Codable, Sendable, Equatable {
  package enum Direction: String, Codable, Sendable {
    case against
    case inFavour = "in_favour"
  }

  package let field: FieldID
  package let direction: Direction
  package let shareOfGap: Double
  package let sentence: String

  package init(field: FieldID, direction: Direction, shareOfGap: Double, sentence: String) {
    self.field = field
    self.direction = direction
    self.shareOfGap = shareOfGap
    self.sentence = sentence
  }
}

extension Explanation {
  /// The fields that move the case most against the approval line, the strongest first; equal
  /// shares stand in field order.
  package func strongest(_ count: Int) -> [Contribution] {
    StrongestShares.positions(of: contributions.map(\.shareOfGap), count).map { contributions[$0] }
  }
}
