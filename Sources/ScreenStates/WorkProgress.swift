package import Desk
internal import Lending

/// How far work is.
package struct WorkProgress: Sendable, Equatable {
  package let rows: Int
  package let seconds: Double
  /// 0…1; nil where it is not known how much there is.
  package let share: Double?

  package init(rows: Int, seconds: Double, share: Double?) {
    self.rows = rows
    self.seconds = seconds
    self.share = share
  }

  package init(_ progress: BatchProgress) {
    self.init(rows: progress.rows, seconds: progress.seconds, share: progress.share)
  }

  package var rowsWords: String { Figure.counted(rows, "row", "rows") }

  package var rateWords: String {
    "\(Figure.grouped(Double(rows) / max(seconds, 1e-3))) a second"
  }

  /// How long it takes at the rate so far; empty where that is not known.
  package var leftWords: String {
    guard let share, share > 0 else { return "" }
    let left = (seconds * (1 - share) / share).rounded(.up)
    guard left >= 1 else { return "done in a moment" }
    if left < 100 { return "\(Figure.plain(left)) s left" }
    guard left < 6000 else { return "\(Figure.plain((left / 3600).rounded())) h left" }
    return "\(Figure.plain((left / 60).rounded())) min left"
  }

  package var words: String {
    [rowsWords, rateWords, leftWords].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
