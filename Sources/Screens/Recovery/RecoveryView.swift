internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Recovery: charged-off loans ranked by what they bring, or one of them.
@MainActor
final class RecoveryView {
  let widget: Box
  private let model: RecoveryModel
  private let setup: TableSetupView
  private let progress: ProgressCard
  private let problem = NoticeBox()
  private let start = Button("Value the Loans").classes("suggested-action").action("win.start")
    .tooltip("Ctrl+Return")
  private let pool: PoolView
  private let loan = OneLoanView()
  private let pages: Stack
  private let left: Box
  private var panes: TwoPanes?

  init(_ model: RecoveryModel) {
    self.model = model
    setup = TableSetupView(model.setup, isFull: false, onOpen: "win.open")
    progress = ProgressCard(title: "Valuing every loan") { [weak model] in model?.cancel() }
    pool = PoolView(model)
    let empty = StatusPage(
      icon: "view-refresh-symbolic", title: "What Comes Back",
      description: "Choose a table of charged-off loans, or one loan as JSON: they are ranked by "
        + "the money that is expected net of fees.",
      child: Button("Choose a File…").classes("pill", "suggested-action")
        .aligned(horizontal: .center).action("win.open"))
    let ready = StatusPage(
      icon: "view-refresh-symbolic", title: "Ready",
      description: "Look at the columns at the left, and value the loans.")
    pages = Stack([
      ("empty", empty), ("ready", ready),
      (
        "working",
        Clamp(Box(.vertical, [progress.widget]).margin(18).aligned(vertical: .center), width: 520)
      ),
      ("pool", pool.widget), ("loan", loan.widget),
    ])
    left = Box(.vertical, spacing: 15, [setup.widget, problem.widget, start]).margin(18)
    widget = Box(.vertical)
    let panes = TwoPanes(left: left, right: pages, leftWidth: 400) { [pool] in pool.setNarrow($0) }
    self.panes = panes
    widget.append(panes.widget.expanding(.vertical))
    show(model.state)
  }

  func show(_ state: RecoveryState) {
    setup.show(state.setup)
    problem.show(state.problem, isWarning: true)
    start.isEnabled = state.canStart
    start.isVisible = state.setup.table != nil
    progress.show(state.progress)
    pool.show(state)
    if let one = state.loan { loan.show(one) }
    pages.page =
      state.isWorking
      ? "working"
      : state.loan != nil
        ? "loan"
        : state.valued != nil ? "pool" : state.setup.table == nil ? "empty" : "ready"
  }
}
