internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The places of tables, models and records, with their verbs.
@MainActor
final class FurtherPlaces {
  let importing: ImportModel
  let portfolio: PortfolioModel
  let recovery: RecoveryModel
  let models: ModelsModel
  let audit: AuditModel
  private let cutOff: Double
  // Each is made when its place is looked at for the first time, so that the window is there sooner.
  private var importView: ImportView?
  private var portfolioView: PortfolioView?
  private var recoveryView: RecoveryView?
  private var modelView: ModelView?
  private var auditView: AuditView?
  private let frames: [Place: Box]
  /// Tells shortly what happened.
  var onNotice: @MainActor (String) -> Void = { _ in }
  /// What a place shows has changed.
  var onChange: @MainActor () -> Void = {}
  /// Goes to another place.
  var onGo: @MainActor (Place) -> Void = { _ in }

  init(_ verbs: TableVerbs, clock: WallClock) {
    importing = ImportModel(verbs)
    portfolio = PortfolioModel(verbs)
    recovery = RecoveryModel(verbs)
    models = ModelsModel(verbs)
    audit = AuditModel(verbs, clock: clock)
    cutOff = verbs.policy.rules.probabilityCutOff.fraction
    frames = Dictionary(
      uniqueKeysWithValues: [Place.importing, .portfolio, .recovery, .model, .audit].map {
        ($0, Box(.vertical))
      })
    connect()
  }

  var pages: [(name: String, page: any Widget)] {
    frames.map { place, frame in (place.rawValue, frame) }
  }

  /// Makes what a place shows, where that is not done yet.
  private func make(_ place: Place) {
    var made: (any Widget)?
    switch place {
    case .importing where importView == nil:
      let view = ImportView(importing) { [weak self] in self?.handOnToPortfolio() }
      importView = view
      made = view.widget
    case .portfolio where portfolioView == nil:
      let view = PortfolioView(portfolio)
      portfolioView = view
      made = view.widget
    case .recovery where recoveryView == nil:
      let view = RecoveryView(recovery)
      recoveryView = view
      made = view.widget
    case .model where modelView == nil:
      let view = ModelView(models, cutOff: cutOff)
      view.show(models.state)
      modelView = view
      made = view.widget
    case .audit where auditView == nil:
      let view = AuditView(audit)
      view.show(audit.state)
      auditView = view
      made = view.widget
    default: break
    }
    if let made { frames[place]?.append(made.expanding(.vertical)) }
  }

  private func connect() {
    importing.onChange = { [weak self] state in
      self?.importView?.show(state)
      self?.onChange()
    }
    portfolio.onChange = { [weak self] state in
      self?.portfolioView?.show(state)
      self?.onChange()
    }
    recovery.onChange = { [weak self] state in
      self?.recoveryView?.show(state)
      self?.onChange()
    }
    models.onChange = { [weak self] state in self?.modelView?.show(state) }
    audit.onChange = { [weak self] state in self?.auditView?.show(state) }
    importing.onNotice = { [weak self] in self?.onNotice($0) }
    portfolio.onNotice = { [weak self] in self?.onNotice($0) }
    recovery.onNotice = { [weak self] in self?.onNotice($0) }
    audit.onNotice = { [weak self] in self?.onNotice($0) }
  }

  private func handOnToPortfolio() {
    guard let table = importing.state.result?.source else { return }
    portfolio.setup.take(table)
    onGo(.portfolio)
  }
}

/// What a place does at the keys that all places share.
extension FurtherPlaces {
  func subtitle(_ place: Place) -> String {
    switch place {
    case .importing: importing.state.setup.table?.name ?? ""
    case .portfolio: portfolio.state.setup.table?.name ?? ""
    case .recovery: recovery.state.setup.table?.name ?? recovery.state.loan?.name ?? ""
    case .model, .audit, .screen, .cases: ""
    }
  }

  /// The place is looked at.
  func enter(_ place: Place) {
    make(place)
    switch place {
    case .model: models.loadOnce()
    case .audit: audit.refresh()
    case .importing, .portfolio, .recovery, .screen, .cases: break
    }
  }

  func canOpen(_ place: Place) -> Bool { [.importing, .portfolio, .recovery].contains(place) }

  /// Takes a file for a place; a table goes to Import from anywhere else.
  func open(_ file: String, in place: Place) {
    switch place {
    case .portfolio: portfolio.setup.open(file)
    case .recovery: recovery.open(file)
    case .importing, .screen, .cases, .model, .audit: importing.open(file)
    }
  }

  func canSave(_ place: Place) -> Bool {
    switch place {
    case .importing: importing.state.result != nil && !importing.state.isScoring
    case .portfolio: portfolio.state.book != nil && !portfolio.state.isWorking
    case .recovery: recovery.state.valued != nil && !recovery.state.isWorking
    case .model, .audit, .screen, .cases: false
    }
  }

  func canStart(_ place: Place) -> Bool {
    switch place {
    case .importing: importing.state.step == .columns && importing.state.setup.canStart
    case .portfolio: portfolio.state.canStart
    case .recovery: recovery.state.canStart
    case .model, .audit, .screen, .cases: false
    }
  }

  func start(_ place: Place) {
    switch place {
    case .importing: importing.score()
    case .portfolio: portfolio.start()
    case .recovery: recovery.start()
    case .model, .audit, .screen, .cases: break
    }
  }

  var isWorking: Bool {
    importing.state.isScoring || portfolio.state.isWorking || recovery.state.isWorking
  }

  func cancel() {
    importing.cancel()
    portfolio.cancel()
    recovery.cancel()
  }

  func keepRows() { importing.keepCases(at: importView?.selectedRows ?? []) }

  func askToSave(_ place: Place, over window: Window) {
    switch place {
    case .importing:
      ask("Save the Table", importing.suggestedName, window) { [importing] in
        await importing.save(to: $0)
      }
    case .portfolio:
      ask("Save What to Buy", portfolio.suggestedName("csv"), window) { [portfolio] in
        await portfolio.saveTable(to: $0)
      }
    case .recovery:
      ask("Save the Valued Loans", recovery.suggestedName, window) { [recovery] in
        await recovery.save(to: $0)
      }
    case .model, .audit, .screen, .cases: break
    }
  }

  func askForPages(over window: Window) {
    guard portfolio.state.book?.report != nil else { return }
    ask("Save the Portfolio", portfolio.suggestedName("pdf"), window) { [portfolio] in
      await portfolio.savePages(to: $0)
    }
  }

  private func ask(
    _ title: String, _ name: String, _ window: Window,
    _ save: @escaping @MainActor (String) async -> Void
  ) {
    FileChooser.save(over: window, title: title, name: name) { path in
      Task { @MainActor in await save(path) }
    }
  }
}
