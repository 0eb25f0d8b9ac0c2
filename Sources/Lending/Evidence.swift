/// What came of past loans like an application.
package struct Evidence: Codable, Sendable, Equatable {
  /// What "like this one" means, in the order of the pack's partition.
  package let bounds: [EvidenceBound]
  package let cell: EvidenceCell
  /// "Of 214 past loans like this one, 31 defaulted, half of them by month 14, 9.1 % came back".
  package let sentence: String
  /// The observed rate with its interval, and what the model foretold for these loans.
  package let calibration: String
  /// The bounds in words.
  package let likeness: String

  package init(
    bounds: [EvidenceBound], cell: EvidenceCell, sentence: String, calibration: String,
    likeness: String
  ) {
    self.bounds = bounds
    self.cell = cell
    self.sentence = sentence
    self.calibration = calibration
    self.likeness = likeness
  }
}
