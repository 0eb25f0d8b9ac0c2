internal import Desk
internal import Lending

/// The verbs of the place Import.
@MainActor
package final class ImportModel {
  package private(set) var state = ImportState() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let setup: TableSetupModel
  package let rows = ResultList()
  package let rejects = ResultList()
  package var onChange: (ImportState) -> Void = { _ in }
  package var onNotice: (String) -> Void = { _ in }
  /// The store has new cases.
  package var onKept: () -> Void = {}
  private let verbs: TableVerbs
  private let scoring = LongWork()
  private let keeping = LongWork()

  package init(_ verbs: TableVerbs) {
    self.verbs = verbs
    setup = TableSetupModel(verbs, products: ProductDesks.products)
    setup.onChange = { [weak self] setup in self?.follow(setup) }
  }

  /// Looks at another table; what was scored before is let go.
  package func open(_ file: String) {
    scoring.stop()
    keeping.stop()
    clear()
    setup.open(file)
  }

  /// Goes back to the choice of the columns.
  package func backToColumns() { clear() }

  /// Starts again with no table.
  package func startOver() {
    scoring.stop()
    clear()
    setup.forget()
  }

  private func clear() {
    rows.show(nil, [], nil)
    rejects.show(nil, [], nil)
    var next = ImportState()
    next.setup = setup.state
    state = next
  }

  private func follow(_ setup: TableSetup) {
    var next = state
    next.setup = setup
    // What was scored with other columns is another result.
    if next.result?.source != setup.table { next.result = nil }
    next.problem = nil
    next.isStopped = false
    state = next
  }

  /// Scores every row, beside the main thread.
  package func score() {
    guard let table = state.setup.table, state.setup.canStart, !state.isScoring else { return }
    var next = state
    next.isScoring = true
    next.isStopped = false
    next.progress = nil
    next.problem = nil
    state = next
    let score = verbs.score
    scoring.start { watch in
      await caught { () async throws(DeskProblem) in try await score(table, watch) }
    } onProgress: { [weak self] progress in
      self?.state.progress = progress
    } onEnd: { [weak self] answer in
      self?.take(answer)
    }
  }

  private func take(_ answer: Result<ScoredTable, DeskProblem>) {
    var next = state
    next.isScoring = false
    switch answer {
    case .success(let scored):
      next.result = scored
      next.showsRejects = scored.table.count == 0 && scored.rejects.count > 0
      rows.show(scored.table, ScoredTable.columns, scored.source.catalogue)
      rejects.show(scored.rejects, ScoredTable.rejectColumns, scored.source.catalogue)
    case .failure(let problem): next.problem = problem.sentence
    }
    state = next
  }

  /// Stops the scoring; nothing of it is kept.
  package func cancel() {
    guard state.isScoring else { return }
    scoring.stop()
    var next = state
    next.isScoring = false
    next.isStopped = true
    state = next
  }

  package func showRejects(_ isShown: Bool) { state.showsRejects = isShown }

  /// What the scored table would be called.
  package var suggestedName: String {
    let name = state.result?.source.name ?? "table.csv"
    let stem = name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
    return state.showsRejects ? "\(stem)-rejected.csv" : "\(stem)-scored.csv"
  }

  /// Keeps what is shown under a name: the scored rows, or those that were rejected.
  package func save(to path: String) async {
    guard let result = state.result else { return }
    let file = (state.showsRejects ? result.rejects : result.table).file
    let saved = await Task.detached {
      await caught { () async throws(DeskProblem) in try file.save(to: path) }
    }.value
    switch saved {
    case .success: onNotice("Saved as \(path.split(separator: "/").last ?? "")")
    case .failure(let problem): onNotice(problem.sentence)
    }
  }

  /// Makes cases of some of the rows that are shown.
  ///
  /// - Parameter places: of the list as it is sorted and chosen; empty stands for all of it.
  package func keepCases(at places: [Int]) {
    guard let result = state.result, !state.isKeeping else { return }
    let chosen = places.isEmpty ? Array(rows.order.indices) : places
    let numbers = rows.rowNumbers(at: chosen)
    guard !numbers.isEmpty else { return }
    state.isKeeping = true
    state.keeping = nil
    let keep = verbs.keepCases
    keeping.start { watch in
      await caught { () async throws(DeskProblem) in
        try await keep(result.source.preview, numbers, watch)
      }
    } onProgress: { [weak self] progress in
      self?.state.keeping = progress
    } onEnd: { [weak self] answer in
      self?.takeKept(answer)
    }
  }

  private func takeKept(_ answer: Result<CaseImportReport, DeskProblem>) {
    state.isKeeping = false
    switch answer {
    case .success(let report):
      var words = "\(Figure.counted(report.kept, "case", "cases")) kept"
      if report.known > 0 {
        words += "; \(Figure.counted(report.known, "was one already", "were cases already"))"
      }
      onNotice(words + ".")
      onKept()
    case .failure(let problem): onNotice(problem.sentence)
    }
  }
}
