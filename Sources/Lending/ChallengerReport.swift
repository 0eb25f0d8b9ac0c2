/// Two models over the same loans: where they agree, whom they would exchange, what came of those.
package struct ChallengerReport: Sendable, Equatable, Codable {
  /// Loans on which the two recommend so.
  package struct Cell: Sendable, Equatable, Codable {
    package let champion: Verdict
    package let challenger: Verdict
    package let loans: Int
    /// With a known end.
    package let ended: Int
    package let defaulted: Int
    /// Sums of the chances of those with a known end.
    package let championExpected: Double
    package let challengerExpected: Double

    package init(
      champion: Verdict, challenger: Verdict, loans: Int, ended: Int, defaulted: Int,
      championExpected: Double, challengerExpected: Double
    ) {
      self.champion = champion
      self.challenger = challenger
      self.loans = loans
      self.ended = ended
      self.defaulted = defaulted
      self.championExpected = championExpected
      self.challengerExpected = challengerExpected
    }

    package var defaultRate: Double? { ended > 0 ? Double(defaulted) / Double(ended) : nil }
  }

  package let champion: String
  package let challenger: String
  package let loans: Int
  package let rejected: Int
  /// Share of the loans on which both recommend the same, 0…1; nil without loans.
  package let agreement: Double?
  /// Mean of the distance between the two log-odds.
  package let meanDistance: Double?
  package let cells: [Cell]
  /// On the loans whose end is known, the challenger's less the champion's; nil without both ends.
  package let areaDifference: MeasureInterval?
  package let brierDifference: MeasureInterval?
  package let ended: Int
  package let defaulted: Int

  package init(
    champion: String, challenger: String, loans: Int, rejected: Int, agreement: Double?,
    meanDistance: Double?, cells: [Cell], areaDifference: MeasureInterval?,
    brierDifference: MeasureInterval?, ended: Int, defaulted: Int
  ) {
    self.champion = champion
    self.challenger = challenger
    self.loans = loans
    self.rejected = rejected
    self.agreement = agreement
    self.meanDistance = meanDistance
    self.cells = cells
    self.areaDifference = areaDifference
    self.brierDifference = brierDifference
    self.ended = ended
    self.defaulted = defaulted
  }

  /// Loans that the challenger would approve and the champion not, and the other way round.
  package var swappedIn: [Cell] {
    cells.filter { $0.champion != .approve && $0.challenger == .approve }
  }
  package var swappedOut: [Cell] {
    cells.filter { $0.champion == .approve && $0.challenger != .approve }
  }
}
