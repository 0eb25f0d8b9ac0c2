internal import Desk
internal import Gtk
internal import ScreenStates
internal import Screens

/// Builds the graph of the program and runs it.
@MainActor
final class DesktopProgram {
  private static let id = "io.github.assay_loans.Assay"
  private let application: Application
  private let arguments: Arguments
  private let options: DeskOptions
  /// The models are read while GTK starts.
  private let desk: Task<Result<Desk, DeskProblem>, Never>
  private var main: MainWindow?
  private var failure: FailureWindow?
  private var isStarting = false

  init(_ arguments: Arguments) {
    self.arguments = arguments
    // Another store is another program: the running one would show its own.
    application = Application(id: Self.id, isAlone: arguments.store != nil)
    let options = DeskOptions(store: arguments.store)
    self.options = options
    desk = Task.detached {
      do throws(DeskProblem) { return .success(try Desk(options)) } catch { return .failure(error) }
    }
  }

  func run() -> Int32 {
    application.onActivate { [weak self] in self?.activate() }
    Keys.set(in: application)
    let quit = application.addAction("quit", keys: "<Control>q") { [weak self] in self?.quit() }
    defer { withExtendedLifetime(quit) {} }
    return application.run(["assay-desktop"])
  }

  private func activate() {
    if let main { return main.present() }
    guard !isStarting else { return }
    isStarting = true
    application.hold()
    Task {
      switch await desk.value {
      case .success(let desk): start(desk)
      case .failure(let problem): fail(problem)
      }
      application.release()
    }
  }

  private func start(_ desk: Desk) {
    Style.load()
    StyleScheme.addIcons(from: "\(desk.resources)/desktop/icons", window: Self.id)
    let window = open(desk, options)
    guard let file = arguments.file else {
      // Whoever names a workspace or a file knows what to do with it.
      if arguments.store == nil, PersonSettings.read().profile == nil { window.welcome() }
      return
    }
    if file.hasSuffix(".json") {
      fill(window.screening, from: file, desk, window)
    } else {
      window.takeFile(file)
    }
  }

  /// A window on a workspace, in the place of the one before.
  @discardableResult
  private func open(_ desk: Desk, _ options: DeskOptions) -> MainWindow {
    let verbs = DeskVerbs(desk)
    let clock = WallClock(
      reference: { LocalTime.now("%Y-%m-%d %H:%M") },
      words: { LocalTime.of($0, "%-d %b %Y, %H:%M") })
    let screening = ScreeningModel(desk: verbs, clock: clock)
    let cases = CasesModel(desk: verbs, clock: clock)
    let window = MainWindow(
      of: application, screening: screening, cases: cases, tables: TableVerbs(desk, options))
    main = window
    window.show(PersonSettings.read())
    let isSample = options.store.map { SampleWorkspace.isSample($0) } ?? false
    if isSample { window.markAsSample() }
    window.onSample = { [weak self, weak window] in
      if !isSample, let window { self?.openSample(insteadOf: window) }
    }
    window.onLeaveSample = { [weak self, weak window] in
      if isSample, let window, let folder = options.store {
        self?.removeSample(folder, with: window)
      }
    }
    window.present()
    Task {
      window.show(await verbs.openStore()) { [weak window] in
        Task { window?.show(await verbs.continueAfterDamage()) }
      }
      cases.refresh()
    }
    return window
  }

  private func openSample(insteadOf window: MainWindow) {
    let options = options
    Task {
      do throws(DeskProblem) {
        var sample = options
        sample.store = try await SampleWorkspace.make(options)
        open(try Desk(sample), sample).showCases()
        window.askToClose()
      } catch {
        window.tell(error.sentence)
      }
    }
  }

  /// Goes back to the person's own workspace; the made-up one is taken away once nobody holds it.
  private func removeSample(_ folder: String, with window: MainWindow) {
    let options = options
    window.onClosed = { [weak self] in
      do throws(DeskProblem) {
        try SampleWorkspace.remove(folder)
        self?.main?.tell("The sample workspace is removed.")
      } catch {
        self?.main?.tell(error.sentence)
      }
    }
    do throws(DeskProblem) {
      open(try Desk(options), options)
      window.askToClose()
    } catch {
      window.tell(error.sentence)
    }
  }

  private func fill(
    _ screening: ScreeningModel, from file: String, _ desk: Desk, _ window: MainWindow
  ) {
    do throws(DeskProblem) {
      let read = try desk.readApplication(file)
      screening.fill(with: read.form, reference: read.reference)
    } catch {
      window.tell(error.sentence)
    }
  }

  private func fail(_ problem: DeskProblem) {
    let window = FailureWindow(of: application, sentence: problem.sentence)
    failure = window
    window.present()
  }

  private func quit() {
    if let main { main.askToClose() } else { application.quit() }
  }
}
