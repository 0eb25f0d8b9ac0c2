/// How far the answers in one field have moved from those of the reference.
package struct FieldDrift: Sendable, Equatable, Codable {
  /// One bin of both sides; the shares of each side add up to 1 over all bins.
  package struct Bin: Sendable, Equatable, Codable {
    /// `below 5000`, a choice, `unknown` or `new`.
    package let name: String
    package let referenceShare: Double
    package let share: Double

    package init(name: String, referenceShare: Double, share: Double) {
      self.name = name
      self.referenceShare = referenceShare
      self.share = share
    }
  }

  /// What a test of one supposition found.
  package struct Finding: Sendable, Equatable, Codable {
    /// Chance of a difference at least as large where nothing has changed, 0…1.
    package let chance: Double
    /// The same after Holm's correction over every test of the report.
    package let adjusted: Double

    package init(chance: Double, adjusted: Double) {
      self.chance = chance
      self.adjusted = adjusted
    }
  }

  /// Pearson's χ² of both sides having one distribution.
  package struct ChiSquare: Sendable, Equatable, Codable {
    package let statistic: Double
    /// Bins after pooling less one.
    package let degrees: Int
    package let finding: Finding

    package init(statistic: Double, degrees: Int, finding: Finding) {
      self.statistic = statistic
      self.degrees = degrees
      self.finding = finding
    }
  }

  /// A share of both sides, with the test of its being the same.
  package struct ShareShift: Sendable, Equatable, Codable {
    /// 0…1.
    package let referenceShare: Double
    package let share: Double
    /// Nil where both are 0 or both are 1: nothing to test.
    package let finding: Finding?

    package init(referenceShare: Double, share: Double, finding: Finding?) {
      self.referenceShare = referenceShare
      self.share = share
      self.finding = finding
    }
  }

  /// A field of the catalogue, or `probability_of_default` for the result.
  package let field: FieldID
  /// Answers that came, unknown ones too.
  package let count: Int
  /// Answers that the reference is made of; nil where the pack does not tell it.
  package let referenceCount: Int?
  /// `Σ (a − e) · ln(a / e)` over the bins.
  package let stabilityIndex: Double
  package let mark: DriftMark
  package let bins: [Bin]
  /// Nil where pooling leaves fewer than two bins.
  package let values: ChiSquare?
  package let unknown: ShareShift
  /// Answers that the reference has not one of; nil for a number.
  package let unseen: ShareShift?
  /// Which those are, the most frequent first.
  package let unseenChoices: [String]

  package init(
    field: FieldID, count: Int, referenceCount: Int?, stabilityIndex: Double, bins: [Bin],
    values: ChiSquare?, unknown: ShareShift, unseen: ShareShift?, unseenChoices: [String]
  ) {
    self.field = field
    self.count = count
    self.referenceCount = referenceCount
    self.stabilityIndex = stabilityIndex
    mark = DriftMark(index: stabilityIndex)
    self.bins = bins
    self.values = values
    self.unknown = unknown
    self.unseen = unseen
    self.unseenChoices = unseenChoices
  }

  /// Every test of the field.
  package var findings: [Finding] {
    [values?.finding, unknown.finding, unseen?.finding].compactMap { $0 }
  }

  /// The least chance of the field's tests, corrected; nil without a test.
  package var adjusted: Double? { findings.map(\.adjusted).min() }
}
