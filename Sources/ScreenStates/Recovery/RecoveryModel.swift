internal import Desk
internal import Lending

/// Everything that the place Recovery shows.
package struct RecoveryState: Sendable, Equatable {
  package var setup = TableSetup()
  package var isWorking = false
  package var progress: WorkProgress?
  package var valued: ValuedTable?
  package var loan: ValuedLoan?
  package var problem: String?

  package init() {}

  package var canStart: Bool { setup.canStart && !isWorking }
}

/// The verbs of the place Recovery.
@MainActor
package final class RecoveryModel {
  package private(set) var state = RecoveryState() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let setup: TableSetupModel
  package let rows = ResultList()
  package var onChange: (RecoveryState) -> Void = { _ in }
  package var onNotice: (String) -> Void = { _ in }
  private let verbs: TableVerbs
  private let work = LongWork()
  private var reading: LatestAnswer<OneLoan, Result<ValuedLoan, DeskProblem>>?
  private var opened = 0

  private struct OneLoan: Equatable, Sendable {
    let file: String
    let opening: Int
  }

  package init(_ verbs: TableVerbs) {
    self.verbs = verbs
    setup = TableSetupModel(verbs, products: [.recovery])
    setup.onChange = { [weak self] setup in self?.follow(setup) }
    let recoverOne = verbs.recoverOne
    reading = LatestAnswer { question in
      do throws(DeskProblem) {
        return .success(try recoverOne(question.file))
      } catch {
        return .failure(error)
      }
    } onAnswer: { [weak self] _, answer in
      guard let self else { return }
      switch answer {
      case .success(let loan): self.state.loan = loan
      case .failure(let problem): self.state.problem = problem.sentence
      }
    }
  }

  /// One loan where the name ends in `.json`, else a table.
  package func open(_ file: String) {
    work.stop()
    rows.show(nil, [], nil)
    state = RecoveryState()
    guard file.hasSuffix(".json") else { return setup.open(file) }
    setup.forget()
    opened += 1
    reading?.ask(OneLoan(file: file, opening: opened))
  }

  private func follow(_ setup: TableSetup) {
    var next = state
    next.setup = setup
    next.problem = nil
    if next.valued?.source != setup.table { next.valued = nil }
    let isNew = next.setup.table != state.setup.table
    state = next
    // Nothing else is asked of a table whose columns are all found.
    if isNew, state.canStart { start() }
  }

  package func start() {
    guard let table = state.setup.table, state.canStart else { return }
    var next = state
    next.isWorking = true
    next.progress = nil
    next.problem = nil
    state = next
    let recover = verbs.recover
    work.start { watch in
      await caught { () async throws(DeskProblem) in try await recover(table, watch) }
    } onProgress: { [weak self] progress in
      self?.state.progress = progress
    } onEnd: { [weak self] answer in
      self?.take(answer)
    }
  }

  private func take(_ answer: Result<ValuedTable, DeskProblem>) {
    var next = state
    next.isWorking = false
    switch answer {
    case .success(let valued):
      next.valued = valued
      rows.show(valued.table, ValuedTable.columns, valued.source.catalogue)
      rows.sort(by: rows.columns.firstIndex { $0.name == "rank" }, isDescending: false)
    case .failure(let problem): next.problem = problem.sentence
    }
    state = next
  }

  package func cancel() {
    guard state.isWorking else { return }
    work.stop()
    state.isWorking = false
    onNotice("Stopped; nothing was kept.")
  }

  package var suggestedName: String {
    let name = state.valued?.source.name ?? "table.csv"
    return "\(name.hasSuffix(".csv") ? String(name.dropLast(4)) : name)-recovery.csv"
  }

  package func save(to path: String) async {
    guard let file = state.valued?.table.file else { return }
    let saved = await Task.detached {
      await caught { () async throws(DeskProblem) in try file.save(to: path) }
    }.value
    switch saved {
    case .success: onNotice("Saved as \(path.split(separator: "/").last ?? "")")
    case .failure(let problem): onNotice(problem.sentence)
    }
  }
}
