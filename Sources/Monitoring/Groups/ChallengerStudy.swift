package import Lending

/// One loan as both models see it.
package struct TwiceScored: Sendable, Equatable {
  package let champion: Double
  package let challenger: Double
  package let championVerdict: Verdict
  package let challengerVerdict: Verdict
  package let end: WatchedLoan.End?

  /// - Parameters:
  ///   - champion: log-odds, like the challenger's.
  package init(
    champion: Double, challenger: Double, championVerdict: Verdict, challengerVerdict: Verdict,
    end: WatchedLoan.End?
  ) {
    self.champion = champion
    self.challenger = challenger
    self.championVerdict = championVerdict
    self.challengerVerdict = challengerVerdict
    self.end = end
  }
}

/// Puts a challenger beside the champion over the same loans.
package enum ChallengerStudy {
  package static func report(
    champion: String, challenger: String, _ loans: [TwiceScored], rejected: Int,
    draws: inout SeededDraws
  ) -> ChallengerReport {
    let ended = loans.filter { $0.end == .repaid || $0.end == .defaulted }
    let paired = PairedComparison(
      first: ended.map(\.champion), second: ended.map(\.challenger),
      outcomes: ended.map { $0.end == .defaulted }, draws: &draws)
    let count = Double(loans.count)
    let verdicts: [Verdict] = [.approve, .refer, .decline]
    return ChallengerReport(
      champion: champion, challenger: challenger, loans: loans.count, rejected: rejected,
      agreement: loans.isEmpty
        ? nil : Double(loans.count { $0.championVerdict == $0.challengerVerdict }) / count,
      meanDistance: loans.isEmpty
        ? nil : loans.reduce(0) { $0 + abs($1.champion - $1.challenger) } / count,
      cells: verdicts.flatMap { first in verdicts.compactMap { cell(first, $0, loans) } },
      areaDifference: paired?.areaUnderCurve, brierDifference: paired?.brier,
      ended: ended.count, defaulted: ended.count { $0.end == .defaulted })
  }

  private static func cell(
    _ champion: Verdict, _ challenger: Verdict, _ loans: [TwiceScored]
  ) -> ChallengerReport.Cell? {
    let here = loans.filter {
      $0.championVerdict == champion && $0.challengerVerdict == challenger
    }
    guard !here.isEmpty else { return nil }
    let ended = here.filter { $0.end == .repaid || $0.end == .defaulted }
    return ChallengerReport.Cell(
      champion: champion, challenger: challenger, loans: here.count, ended: ended.count,
      defaulted: ended.count { $0.end == .defaulted },
      championExpected: ended.reduce(0) { $0 + Elementary.logistic($1.champion) },
      challengerExpected: ended.reduce(0) { $0 + Elementary.logistic($1.challenger) })
  }
}
