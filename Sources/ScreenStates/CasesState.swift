package import Lending

/// Everything that the place Cases shows.
package struct CasesState: Sendable, Equatable {
  package var search: String
  package var found: [CaseSummary]
  /// Cases in the store; nil until they were counted.
  package var total: Int?
  package var problem: String?

  package init(
    search: String = "", found: [CaseSummary] = [], total: Int? = nil, problem: String? = nil
  ) {
    self.search = search
    self.found = found
    self.total = total
    self.problem = problem
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
    return search.isBlank ? all : "\(Figure.grouped(Double(found.count))) of \(all)"
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

  package init(_ summary: CaseSummary, clock: WallClock, currency: String) {
    reference = summary.reference
    changed = clock.words(summary.changedAt)
    amount = summary.amount.map { Figure.grouped($0.amount) + "\u{202F}" + currency } ?? "–"
    chance = summary.probability.map { Figure.percent($0) } ?? "–"
    score = summary.score.map { String($0) } ?? "–"
    band = summary.band?.letter ?? "–"
    state = summary.state.word
  }
}
