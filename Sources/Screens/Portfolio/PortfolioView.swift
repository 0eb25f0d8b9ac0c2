internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Portfolio: a table of offers and what is asked of the choice, and what to buy.
@MainActor
final class PortfolioView {
  let widget: Box
  private let model: PortfolioModel
  private let setup: TableSetupView
  private let asked: PortfolioAsked
  private let progress: ProgressCard
  private let problem = NoticeBox()
  private let start = Button("Find What to Buy").classes("suggested-action").action("win.start")
    .tooltip("Ctrl+Return")
  private let book: BookView
  private let pages: Stack
  private var panes: TwoPanes?

  init(_ model: PortfolioModel) {
    self.model = model
    setup = TableSetupView(model.setup, isFull: false, onOpen: "win.open")
    asked = PortfolioAsked(model)
    progress = ProgressCard(title: "Rating every offer") { [weak model] in model?.cancel() }
    book = BookView(model)
    let empty = StatusPage(
      icon: "view-list-symbolic", title: "What to Buy",
      description: "Choose a table of offers and say how much to lay out: the loans that are worth "
        + "it are chosen, with what the whole may lose and bring.",
      child: Button("Choose a Table…").classes("pill", "suggested-action")
        .aligned(horizontal: .center).action("win.open"))
    let ready = StatusPage(
      icon: "view-list-symbolic", title: "Ready",
      description: "Say what is asked at the left, and find what to buy.")
    pages = Stack([
      ("empty", empty), ("ready", ready),
      (
        "working",
        Clamp(Box(.vertical, [progress.widget]).margin(18).aligned(vertical: .center), width: 520)
      ),
      ("book", book.widget),
    ])
    let left = Box(
      .vertical, spacing: 15,
      [setup.widget, asked.widget, problem.widget, start]
    ).margin(18)
    widget = Box(.vertical)
    let panes = TwoPanes(left: left, right: pages, leftWidth: 400) { [book] in book.setNarrow($0) }
    self.panes = panes
    widget.append(panes.widget.expanding(.vertical))
    show(model.state)
  }

  func show(_ state: PortfolioState) {
    setup.show(state.setup)
    asked.show(state)
    problem.show(state.problem, isWarning: true)
    start.isEnabled = state.canStart
    start.label = state.draft.isHeld ? "Look at What Is Held" : "Find What to Buy"
    progress.show(state.progress)
    book.show(state)
    pages.page =
      state.isWorking
      ? "working" : state.book != nil ? "book" : state.setup.table == nil ? "empty" : "ready"
  }
}
