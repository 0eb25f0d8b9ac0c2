internal import Desk
package import Lending

/// The verbs of the place Cases.
@MainActor
package final class CasesModel {
  package private(set) var state = CasesState() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let desk: DeskVerbs
  package let clock: WallClock
  package var onChange: (CasesState) -> Void = { _ in }
  private var running: Task<Void, Never>?

  package init(desk: DeskVerbs, clock: WallClock) {
    self.desk = desk
    self.clock = clock
  }

  /// Looks for cases; a later search takes the place of one that is still under way.
  package func search(_ text: String) {
    running?.cancel()
    running = Task { await find(text) }
  }

  /// Reads the list again after a case was kept.
  package func refresh() { search(state.search) }

  /// Only cases of a state; nil for all.
  package func choose(_ wanted: CaseState?) {
    wish.state = wanted
    refresh()
  }

  /// Puts the cases in another order; nil for the last changed first.
  package func sort(by column: CaseWish.Column?, isDescending: Bool) {
    wish.column = column
    wish.isDescending = isDescending
    refresh()
  }

  private var wish = CaseWish()

  package func find(_ text: String) async {
    let wish = wish
    do throws(DeskProblem) {
      let found = try await desk.cases(text)
      let total = text.isBlank ? found.count : try await desk.cases("").count
      // A hundred thousand take longer to sort than a frame.
      let shown =
        wish == CaseWish() ? found : await Task.detached { wish.arranged(found) }.value
      guard !Task.isCancelled else { return }
      state = CasesState(search: text, found: shown, total: total, wish: wish)
    } catch {
      guard !Task.isCancelled else { return }
      state = CasesState(search: text, problem: error.sentence, wish: wish)
    }
  }
}
