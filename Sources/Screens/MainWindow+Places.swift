internal import Gtk
internal import ScreenStates

/// Saving, opening and starting, which each place does in its own way.
extension MainWindow {
  func connectFurther() {
    further.onNotice = { [weak self] text in self?.tell(text) }
    further.onGo = { [weak self] place in self?.show(place) }
    further.onChange = { [weak self] in
      self?.showTitle()
      self?.enableShared()
    }
    further.importing.onKept = { [weak cases] in cases?.refresh() }
  }

  func addFurtherActions() {
    saving = window.addAction("save") { [weak self] in self?.saveHere() }
    starting = window.addAction("start") { [weak self] in
      guard let self else { return }
      self.further.start(self.place)
    }
    paging = window.addAction("pages") { [weak self] in
      guard let self else { return }
      self.further.askForPages(over: self.window)
    }
    _ = window.addAction("open") { [weak self] in self?.askForFile() }
    _ = window.addAction("keep-rows") { [weak self] in self?.further.keepRows() }
    // A key that something else needs where nothing is to be stopped.
    cancelling = window.addAction("cancel") { [weak self] in self?.further.cancel() }
    noting = window.addAction("note") { [weak self] in
      guard let self else { return }
      NoteDialog.present(over: self.window) { [weak self] text in
        Task { @MainActor in await self?.screening.note(text) }
      }
    }
    outcoming = window.addAction("outcome") { [weak self] in
      guard let self else { return }
      OutcomeDialog.present(over: self.window) { [weak self] kind, day, recovered in
        Task { @MainActor in
          await self?.screening.enterOutcome(kind, day: day, recovered: recovered)
        }
      }
    }
    for place in Place.allCases {
      _ = window.addAction(Keys.action(of: place)) { [weak self] in self?.show(place) }
    }
  }

  /// What can be done in the place that is shown.
  func enableShared() {
    let state = screening.state
    saving?.isEnabled =
      place == .screen ? !state.isKeeping && state.hasUnsavedChanges : further.canSave(place)
    noting?.isEnabled = place == .screen && screening.canNote
    outcoming?.isEnabled = place == .screen && screening.canEnterOutcome
    starting?.isEnabled = further.canStart(place)
    cancelling?.isEnabled = further.isWorking
    paging?.isEnabled = place == .portfolio && further.canSave(place)
  }

  private func saveHere() {
    guard place == .screen else { return further.askToSave(place, over: window) }
    Task { await screening.save() }
  }

  private func askForFile() {
    // Elsewhere a table is opened to be imported.
    let target = further.canOpen(place) ? place : .importing
    let kinds: [FileChooser.Kind] = [
      .init("Tables", "*.csv", "*.CSV", "*.tsv", "*.txt"), .init("All files", "*"),
    ]
    FileChooser.open(
      over: window, title: target == .recovery ? "Choose Loans" : "Choose a Table",
      kinds: target == .recovery ? [.init("Tables and loans", "*.csv", "*.json"), kinds[1]] : kinds
    ) { [weak self] path in
      self?.show(target)
      self?.further.open(path, in: target)
    }
  }

  /// Takes a file that was dropped or named at the start: a table where it is looked at.
  package func takeFile(_ path: String) {
    let target = further.canOpen(place) ? place : .importing
    show(target)
    further.open(path, in: target)
  }
}
