internal import Desk
internal import Lending
internal import Reports

/// The verbs of the place Portfolio.
@MainActor
package final class PortfolioModel {
  package private(set) var state: PortfolioState {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let setup: TableSetupModel
  package let rows = ResultList()
  package var onChange: (PortfolioState) -> Void = { _ in }
  package var onNotice: (String) -> Void = { _ in }
  /// ISO 4217 code of budget and note.
  package var currency: String { verbs.currency }
  private let verbs: TableVerbs
  private let work = LongWork()

  package init(_ verbs: TableVerbs) {
    self.verbs = verbs
    state = PortfolioState(draft: PortfolioDraft(policy: verbs.policy))
    setup = TableSetupModel(verbs, products: [.installmentLoan])
    setup.onChange = { [weak self] setup in
      self?.state.setup = setup
      self?.state.problem = nil
    }
  }

  package func type(_ text: String, in item: PortfolioDraft.Item) { state.draft[item] = text }

  package func includeReferred(_ isIncluded: Bool) { state.draft.includesReferred = isIncluded }

  package func setHeld(_ isHeld: Bool) { state.draft.isHeld = isHeld }

  /// Chooses among the offers, or looks at the loans that are held, beside the main thread.
  package func start() {
    guard let table = state.setup.table, state.canStart else { return }
    var next = state
    next.isWorking = true
    next.progress = nil
    next.problem = nil
    state = next
    let plan = state.draft.plan
    let portfolio = verbs.portfolio
    work.start { watch in
      await caught { () async throws(DeskProblem) in try await portfolio(table, plan, watch) }
    } onProgress: { [weak self] progress in
      self?.state.progress = progress
    } onEnd: { [weak self] answer in
      self?.take(answer)
    }
  }

  private func take(_ answer: Result<FoundBook, DeskProblem>) {
    var next = state
    next.isWorking = false
    switch answer {
    case .success(let book):
      next.book = book
      rows.show(book.table, FoundBook.columns, book.source.catalogue)
      // What is bought first, the most money first.
      rows.sort(by: rows.columns.firstIndex { $0.name == "amount_to_buy" }, isDescending: true)
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

  /// What a file of it would be called.
  package func suggestedName(_ ending: String) -> String {
    let name = state.book?.source.name ?? "table.csv"
    return "\(name.hasSuffix(".csv") ? String(name.dropLast(4)) : name)-portfolio.\(ending)"
  }

  /// Keeps what to buy of each row as a table.
  package func saveTable(to path: String) async {
    guard let file = state.book?.table.file else { return }
    await tell(path) { () async throws(DeskProblem) in try file.save(to: path) }
  }

  /// Keeps the portfolio as pages.
  package func savePages(to path: String) async {
    guard let report = state.book?.report else {
      return onNotice("Nothing is bought or held, so there is no report.")
    }
    let write = verbs.write
    await tell(path) { () async throws(DeskProblem) in
      let bytes: [UInt8]
      do {
        bytes = try LaidReport(report.report).pdf(creator: "Assay")
      } catch {
        throw .file(path, problem: "its pages could not be drawn")
      }
      try write(bytes, path)
    }
  }

  private func tell(
    _ path: String, _ body: @escaping @Sendable () async throws(DeskProblem) -> Void
  ) async {
    switch await Task.detached(operation: { await caught(body) }).value {
    case .success: onNotice("Saved as \(path.split(separator: "/").last ?? "")")
    case .failure(let problem): onNotice(problem.sentence)
    }
  }
}
