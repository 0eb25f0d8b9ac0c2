package import Desk
package import Gtk
internal import Lending
package import ScreenStates

/// The window: places at the left, the chosen place at the right.
@MainActor
package final class MainWindow {
  package let window: Window
  package let screening: ScreeningModel
  let results: ResultModel
  let cases: CasesModel
  let further: FurtherPlaces
  private let screeningView: ScreeningView
  private let casesView: CasesView
  private let places: Stack
  private let title = WindowTitle("Screen")
  private let banner = Banner()
  let sampleRow: Box
  var settings = PersonSettings()
  /// The person wants the workspace of made-up cases, or wants it gone.
  package var onSample: @MainActor () -> Void = {}
  package var onLeaveSample: @MainActor () -> Void = {}
  /// The window is gone, and its store with it.
  package var onClosed: @MainActor () -> Void = {}
  private let toasts: ToastOverlay
  private let leaflet: Leaflet
  private let content: Box
  private let back: Button
  private let decide: Button
  private let new: Button
  private let save: Button
  private let open: Button
  private var sidebar: Sidebar?
  var saving: Action?
  var starting: Action?
  var paging: Action?
  var cancelling: Action?
  var noting: Action?
  var outcoming: Action?
  private var deciding: Action?
  private var locking: Action?
  private var idleLock: IdleLock?
  private var undoing: Action?
  private var redoing: Action?
  private(set) var place = Place.screen

  /// A window of `application`, or a free one in tests.
  ///
  /// - Parameters:
  ///   - tables: what the places of tables, models and records ask of the desk.
  ///   - idleLimit: after which a protected workspace locks itself.
  package init(
    of application: Application?, screening: ScreeningModel, cases: CasesModel,
    tables: TableVerbs, idleLimit: Duration = .seconds(600)
  ) {
    self.screening = screening
    self.cases = cases
    further = FurtherPlaces(tables, clock: screening.clock)
    window = Window(of: application, title: "Assay", width: 1280, height: 900)
    results = ResultModel(screening)
    screeningView = ScreeningView(screening, results)
    let opener = Opener()
    casesView = CasesView(cases) { opener.open($0) }
    places = Stack(
      [
        (Place.screen.rawValue, screeningView.widget), (Place.cases.rawValue, casesView.widget),
      ] + further.pages)
    back = Button(icon: "go-previous-symbolic", name: "Places").action("win.places").hidden()
    save = Button("Save").classes("suggested-action").action("win.save").tooltip("Ctrl+S")
    decide = Button("Decide").action("win.decide")
    open = Button(icon: "document-open-symbolic", name: "Choose a file").action("win.open").hidden()
    new = Button(icon: "list-add-symbolic", name: "New screening").action("win.new")
    let menu = MenuButton(
      icon: "open-menu-symbolic", name: "Main menu",
      menu: Menu(sections: [
        [("New Screening", "win.new"), ("Open a Table…", "win.open")],
        [("Undo", "win.undo"), ("Redo", "win.redo")],
        [("Sample Workspace", "win.sample")],
        [
          ("Preferences", "win.preferences"), ("Keyboard Shortcuts", "win.shortcuts"),
          ("About Assay", "win.about"),
        ],
      ])
    ).primary()
    let header = HeaderBar(
      title: title,
      start: [back, new, open],
      end: [menu, save, decide])
    sampleRow = Box(
      .horizontal, spacing: 9,
      [
        Image(icon: "dialog-information-symbolic"),
        Label("Sample workspace: every case here is made up.").wrapping().expanding(.horizontal),
        Button("Remove").aligned(vertical: .center).action("win.leave-sample"),
      ]
    ).classes("assay-banner").hidden()
    content = Box(.vertical, [header, sampleRow, banner.widget, places.expanding(.vertical)])
      .expanding(.horizontal).atLeast(width: 360).onDrop { opener.drop($0) }
    let side = Sidebar(
      header: HeaderBar(title: WindowTitle("Assay"), showsWindowButtons: false)
    ) { opener.choose($0) }
    leaflet = Leaflet(sidebar: side.widget, content: content)
    toasts = ToastOverlay(leaflet)
    sidebar = side
    window.setContent(toasts)
    window.setSmallest(width: 360, height: 420)
    opener.window = self
    idleLock = IdleLock(window, after: idleLimit) { [weak self] in await self?.lockUnattended() }
    addActions()
    connect()
    show(.screen)
    showScreening(screening.state)
    casesView.show(cases.state)
  }

  package func present() {
    window.present()
    screeningView.focusFirst()
  }

  /// Asks to close, as the button in the corner does.
  package func askToClose() { window.close() }

  /// Tells shortly what happened.
  package func tell(_ text: String) { toasts.show(text, seconds: 8) }

  /// Goes to the list of cases.
  package func showCases() { show(.cases) }

  /// Shows what is to be known of the store; `goOn` is offered where it waits for a choice.
  package func show(
    _ standing: StoreStanding, goOn: @escaping @MainActor () -> Void = {}
  ) {
    banner.show(standing.notices, choice: standing.awaitsChoice ? goOn : nil)
    sidebar?.show(account: standing.account, isLocked: standing.isLocked)
    locking?.isEnabled = standing.account != nil
    idleLock?.isOn = standing.account != nil
    if standing.isLocked { askToUnlock() }
  }

  private func connect() {
    screening.onChange = { [weak self] state in self?.showScreening(state) }
    results.onChange = { [weak self] state in self?.screeningView.show(state) }
    screening.onNotice = { [weak self] text in self?.toasts.show(text) }
    screening.onKept = { [weak cases] in cases?.refresh() }
    screeningView.onNarrow = { [weak self] _ in self?.showTitle() }
    cases.onChange = { [weak self] state in
      self?.casesView.show(state)
      self?.sidebar?.show(cases: state.total)
    }
    connectFurther()
    _ = leaflet.onFold { [weak self] in self?.showFold() }
    window.onCloseRequest { [weak self] in
      self?.close()
      return self == nil
    }
  }

  private func showFold() { back.isVisible = leaflet.isFolded }

  private func showScreening(_ state: ScreeningState) {
    results.follow(state)
    screeningView.show(state)
    showTitle()
    enableShared()
    deciding?.isEnabled = !state.isKeeping && state.assessment != nil
    enableHistory()
  }

  /// Elsewhere the keys belong to the line that is typed in.
  private func enableHistory() {
    undoing?.isEnabled = place == .screen && screening.canUndo
    redoing?.isEnabled = place == .screen && screening.canRedo
  }

  func showTitle() {
    let state = screening.state
    switch place {
    case .screen:
      let name = state.opened?.creditCase.reference ?? "New screening"
      title.show(title: name, subtitle: state.hasUnsavedChanges ? "Not saved" : "")
    default: title.show(title: place.title, subtitle: further.subtitle(place))
    }
    save.isVisible = place == .screen
    open.isVisible = further.canOpen(place)
    // A narrow window has it at the bottom, beside the result.
    decide.isVisible = place == .screen && !screeningView.isNarrow
    new.isVisible = !screeningView.isNarrow && !further.canOpen(place)
  }

  func showPlaces(of profile: PersonSettings.Profile?) {
    for hidden in [Place.portfolio, .recovery] {
      sidebar?.setVisible(profile != .officer, hidden)
    }
  }

  func show(_ next: Place) {
    place = next
    places.page = next.rawValue
    sidebar?.select(next)
    leaflet.show(content)
    showTitle()
    enableHistory()
    enableShared()
    if next == .cases { cases.refresh() }
    further.enter(next)
  }

  func open(_ id: CaseID) {
    UnsavedQuestion(window: window, model: screening).ask { [weak self] in
      Task { @MainActor in
        guard let self else { return }
        if await self.screening.open(id) { self.show(.screen) }
      }
    }
  }

  /// Asks for what is not saved, then gives the store back before the window goes.
  private func close() {
    UnsavedQuestion(window: window, model: screening).ask { [window, screening, onClosed] in
      window.isVisible = false
      Task {
        await screening.desk.closeStore()
        window.destroy()
        onClosed()
      }
    }
  }
}

extension MainWindow {
  private func addActions() {
    _ = window.addAction("new") { [weak self] in self?.startNew() }
    addFurtherActions()
    addPersonActions()
    deciding = window.addAction("decide") { [weak self] in self?.askDecision() }
    locking = addLockActions()
    undoing = window.addAction("undo") { [weak self] in self?.screening.undo() }
    redoing = window.addAction("redo") { [weak self] in self?.screening.redo() }
    _ = window.addAction("find") { [weak self] in
      self?.show(.cases)
      self?.casesView.focusSearch()
    }
    for page in ResultPage.allCases {
      _ = window.addAction(Keys.action(of: page)) { [weak self] in
        self?.show(.screen)
        self?.results.show(page)
      }
    }
    _ = window.addAction("close") { [weak self] in self?.window.close() }
    _ = window.addAction("places") { [weak self] in
      guard let self, let side = self.sidebar else { return }
      self.leaflet.show(side.widget)
    }
    _ = window.addAction("about") { [weak self] in
      guard let self else { return }
      AboutWindow.present(
        over: self.window, name: "Assay", icon: "io.github.assay_loans.Assay", version: "0.1",
        comments: "Screens a consumer loan on this machine alone: nothing leaves it.")
    }
    _ = window.addAction("shortcuts") { [weak self] in
      guard let self else { return }
      ShortcutsWindow(groups: Keys.groups)?.present(over: self.window)
    }
  }

  private func startNew() {
    UnsavedQuestion(window: window, model: screening).ask { [weak self] in
      self?.screening.startNew()
      self?.show(.screen)
      self?.screeningView.focusFirst()
    }
  }

  private func askDecision() {
    guard let assessment = screening.state.assessment else { return }
    DecisionDialog(
      over: window, reference: screening.state.reference,
      recommended: assessment.recommendation.verdict
    ) { [weak screening] draft in
      Task { @MainActor in _ = await screening?.decide(draft) }
    }.present()
  }
}

/// Passes what parts of the window ask for to the window, which is made after them.
@MainActor
private final class Opener {
  weak var window: MainWindow?

  func open(_ id: CaseID) { window?.open(id) }
  func choose(_ place: Place) { window?.show(place) }
  func drop(_ file: String) { window?.takeFile(file) }
}
