internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// A protected workspace is opened by account and password, and locked again.
extension MainWindow {
  /// Answers with the action that locks, which waits for something to lock.
  func addLockActions() -> Action {
    _ = window.addAction("unlock") { [weak self] in self?.askToUnlock() }
    let locking = window.addAction("lock") { [weak self] in self?.lock() }
    locking.isEnabled = false
    return locking
  }

  /// Asks who is there, again and again while the answer does not fit.
  func askToUnlock(_ person: String = CaseRoom.loginName, problem: String? = nil) {
    UnlockDialog(over: window, person: person, problem: problem) { [weak self] name, password in
      Task { @MainActor in await self?.unlock(name, password) }
    }.present()
  }

  private func unlock(_ name: String, _ password: [UInt8]) async {
    do throws(DeskProblem) {
      show(try await screening.desk.unlock(name, password))
      cases.refresh()
    } catch {
      askToUnlock(name, problem: error.sentence)
    }
  }

  /// Lets the keys go, and with them everything of a kept case that is on the screen.
  private func lock() {
    UnsavedQuestion(window: window, model: screening).ask { [weak self] in
      Task { @MainActor in await self?.lockNow() }
    }
  }

  /// What was typed is kept first, sealed with the rest: nobody is there to be asked.
  func lockUnattended() async {
    if screening.state.hasUnsavedChanges { await screening.save() }
    await lockNow()
  }

  private func lockNow() async {
    await screening.desk.lock()
    screening.startNew()
    cases.refresh()
    show(StoreStanding(isLocked: true))
  }
}
