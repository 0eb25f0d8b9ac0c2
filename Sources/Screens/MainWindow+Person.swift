package import Desk
internal import Gtk

/// Who uses the window, and the sample workspace.
extension MainWindow {
  /// Takes over what the person likes.
  package func show(_ settings: PersonSettings) {
    self.settings = settings
    StyleScheme.prefer(StyleScheme.Wish(rawValue: settings.colours.rawValue) ?? .system)
    showPlaces(of: settings.profile)
  }

  /// Asks what the person does, once.
  package func welcome() {
    WelcomeDialog(over: window) { [weak self] profile, withSample in
      guard let self else { return }
      var settings = self.settings
      settings.profile = profile
      self.change(to: settings)
      if withSample { self.onSample() }
    }.present()
  }

  /// Says that the cases are made up, with the way back.
  package func markAsSample() { sampleRow.isVisible = true }

  func addPersonActions() {
    _ = window.addAction("preferences") { [weak self] in
      guard let self else { return }
      PreferencesDialog.present(over: self.window, self.settings) { [weak self] in
        self?.change(to: $0)
      }
    }
    _ = window.addAction("sample") { [weak self] in self?.onSample() }
    _ = window.addAction("leave-sample") { [weak self] in self?.onLeaveSample() }
  }

  private func change(to settings: PersonSettings) {
    show(settings)
    do throws(DeskProblem) { try settings.write() } catch { tell(error.sentence) }
  }
}
