package import Lending

/// One loan as the watch sees it: its chance and what came of it, and nothing that tells whose it is.
package struct WatchedLoan: Sendable, Equatable {
  package enum End: Sendable, Equatable {
    case repaid, defaulted
    /// Nothing yet.
    case open
  }

  package let logOdds: Double
  package let band: Band
  /// Of issue, counted from the year 0: `year · 12 + month − 1`; nil where it is not known.
  package let month: Int?
  /// Months; nil for what has no term.
  package let term: Int?
  /// Nil where nobody said anything of it.
  package let end: End?
  /// Of a loan that runs, the month in which it was last seen to; nil where that is not told.
  package let seen: Int?
  /// Nil where it was not asked what the policy says.
  package let verdict: Verdict?
  /// One for each attribute that is watched; nil where it is not known.
  package let groups: [String?]

  package init(
    logOdds: Double, band: Band, month: Int? = nil, term: Int? = nil, end: End? = nil,
    seen: Int? = nil, verdict: Verdict? = nil, groups: [String?] = []
  ) {
    self.logOdds = logOdds
    self.band = band
    self.month = month
    self.term = term
    self.end = end
    self.seen = seen
    self.verdict = verdict
    self.groups = groups
  }

  /// 0…1.
  package var chance: Double { Elementary.logistic(logOdds) }
  package var isEnded: Bool { end == .repaid || end == .defaulted }

  /// A month as text, `2015-12`.
  package static func name(ofMonth month: Int) -> String {
    let (year, number) = (month / 12, month % 12 + 1)
    return "\(year)-" + (number < 10 ? "0" : "") + "\(number)"
  }
}
