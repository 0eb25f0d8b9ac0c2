internal import Desk
internal import Lending

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

  package func find(_ text: String) async {
    do throws(DeskProblem) {
      let found = try await desk.cases(text)
      let total = text.isBlank ? found.count : try await desk.cases("").count
      guard !Task.isCancelled else { return }
      state = CasesState(search: text, found: found, total: total)
    } catch {
      guard !Task.isCancelled else { return }
      state = CasesState(search: text, problem: error.sentence)
    }
  }
}
