internal import Lending

/// Everything that the place Portfolio shows.
package struct PortfolioState: Sendable, Equatable {
  package var setup = TableSetup()
  package var draft: PortfolioDraft
  package var isWorking = false
  package var progress: WorkProgress?
  package var book: FoundBook?
  package var problem: String?

  package init(draft: PortfolioDraft) { self.draft = draft }

  package var canStart: Bool { setup.canStart && draft.isComplete && !isWorking }

  /// Whether what is shown was found with other wishes than stand there now.
  package var isStale: Bool {
    guard let book else { return false }
    return book.plan != draft.plan || book.source != setup.table
  }
}
