internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Import: a table, its columns, and what came of scoring it.
@MainActor
final class ImportView {
  let widget: Box
  private let model: ImportModel
  private let setup: TableSetupView
  private let progress: ProgressCard
  private let result: ScoredTableView
  private let pages: Stack
  private let problem = NoticeBox()
  private let score = Button("Score All Rows").classes("suggested-action")
    .aligned(vertical: .center).tooltip("Ctrl+Return").action("win.start")
  private let ready = Label().wrapping().classes("assay-quiet").expanding(.horizontal)

  init(_ model: ImportModel, onPortfolio: @escaping @MainActor () -> Void) {
    self.model = model
    setup = TableSetupView(model.setup, isFull: true, onOpen: "win.open")
    progress = ProgressCard(title: "Scoring every row") { [weak model] in model?.cancel() }
    result = ScoredTableView(model, onPortfolio: onPortfolio)
    let empty = StatusPage(
      icon: "document-open-symbolic", title: "Import a Table",
      description: "Drop a CSV file here, or choose one. Its columns are found by their names, and "
        + "nothing is kept before you say so.",
      child: Button("Choose a Table…").classes("pill", "suggested-action")
        .aligned(horizontal: .center).action("win.open"))
    let columns = Box(
      .vertical,
      [
        ScrolledArea(
          Clamp(
            Box(.vertical, spacing: 15, [problem.widget, setup.widget]).margin(18), width: 860)
        ).expanding(.vertical),
        Clamp(
          Box(.horizontal, spacing: 12, [ready, score]).margins(start: 18, end: 18), width: 860
        )
        .classes("assay-bottom"),
      ])
    let working = Clamp(
      Box(.vertical, [progress.widget]).margin(18).aligned(vertical: .center), width: 560)
    pages = Stack([
      (ImportState.Step.empty.rawValue, empty), (ImportState.Step.columns.rawValue, columns),
      (ImportState.Step.reading.rawValue, Box(.vertical)),
      (ImportState.Step.working.rawValue, working),
      (ImportState.Step.result.rawValue, result.widget),
    ])
    widget = Box(.vertical, [pages.expanding(.vertical)])
    show(model.state)
  }

  /// The rows that are selected, as places of the list.
  var selectedRows: [Int] { result.selectedRows }

  func show(_ state: ImportState) {
    setup.show(state.setup)
    let unreadable = state.setup.table == nil ? state.setup.problem : nil
    problem.show(state.problem ?? unreadable, isWarning: true)
    score.isEnabled = state.setup.canStart
    progress.show(state.progress)
    result.show(state)
    // A file that cannot be read is told where another can be chosen.
    pages.page =
      unreadable == nil ? state.step.rawValue : ImportState.Step.columns.rawValue
    score.isVisible = unreadable == nil
    ready.text =
      state.setup.isReading
      ? "Looking at the table…"
      : state.isStopped
        ? "Stopped; nothing was kept."
        : state.setup.canStart ? "Nothing is kept before you say so." : ""
  }
}
