package import Lending

/// Everything that the place Cases shows.
package struct CasesState: Sendable, Equatable {
  package var search: String
  package var found: [CaseSummary]
  /// Cases in the store; nil until they were counted.
  package var total: Int?
  package var problem: String?
  package var wish: CaseWish

  package init(
    search: String = "", found: [CaseSummary] = [], total: Int? = nil, problem: String? = nil,
    wish: CaseWish = CaseWish()
  ) {
    self.search = search
    self.found = found
    self.total = total
    self.problem = problem
    self.wish = wish
  }

  package enum Page: String, Sendable {
    case waiting, list, empty, nothingFound, unreadable
  }

  /// An unreadable store is never shown as an empty one.
  package var page: Page {
    if problem != nil { return .unreadable }
    guard let total else { return .waiting }
    if total == 0 { return .empty }
    return found.isEmpty ? .nothingFound : .list
  }

  package var countWords: String {
    guard let total, problem == nil else { return "" }
    let all = total == 1 ? "1 case" : "\(Figure.grouped(Double(total))) cases"
    return search.isBlank && wish.state == nil
      ? all : "\(Figure.grouped(Double(found.count))) of \(all)"
  }
}

/// One case as a line of the list, in words.
@MainActor
package struct CaseLine {
  package let reference: String
  package let changed: String
  package let amount: String
  package let chance: String
  package let score: String
  package let band: String
  package let state: String
  /// For how long the case has waited for somebody; empty where nothing is to be done.
  package let waits: String

  /// - Parameter today: `2026-11-21`.
  package init(
    _ summary: CaseSummary, clock: WallClock, currency: String, today: String = ""
  ) {
    reference = summary.reference
    changed = clock.words(summary.changedAt)
    amount = summary.amount.map { Figure.grouped($0.amount) + "\u{202F}" + currency } ?? "–"
    chance = summary.probability.map { Figure.percent($0) } ?? "–"
    score = summary.score.map { String($0) } ?? "–"
    band = summary.band?.letter ?? "–"
    state = summary.state.word
    waits = Self.waits(summary, today: today)
  }

  private static func waits(_ summary: CaseSummary, today: String) -> String {
    guard [.draft, .assessed, .inReview].contains(summary.state),
      let days = CalendarDay.days(from: String(summary.changedAt.prefix(10)), to: today)
    else { return "" }
    return days <= 0 ? "today" : Figure.counted(days, "day", "days")
  }
}
