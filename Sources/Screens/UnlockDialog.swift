internal import Gtk

/// Asks for the account and the password of a protected workspace.
@MainActor
final class UnlockDialog {
  private let dialog: MessageDialog
  private let name: EntryRow
  private let password: PasswordRow

  /// - Parameters:
  ///   - person: the account that is most likely meant.
  ///   - problem: what was wrong with the answer before; nil for the first question.
  init(
    over window: Window, person: String, problem: String?,
    onAnswer: @escaping @MainActor (_ name: String, _ password: [UInt8]) -> Void
  ) {
    dialog = MessageDialog(
      over: window, heading: "Unlock the workspace",
      body: problem ?? "Its cases are sealed and open by account and password.",
      answers: [.init("cancel", "Not Now"), .init("unlock", "Unlock", .suggested)])
    name = EntryRow(title: "Account")
    name.text = person
    password = PasswordRow(title: "Password")
    dialog.setContent(PreferencesGroup([name, password]))
    dialog.setEnabled(false, answer: "unlock")
    // The dialog keeps its controller until it is answered.
    var keeper: UnlockDialog? = self
    _ = dialog.onAnswer { answer in
      if answer == "unlock", let asked = keeper {
        onAnswer(asked.name.text, asked.password.take())
      }
      keeper = nil
    }
    _ = password.onEdit { [dialog] isEmpty in dialog.setEnabled(!isEmpty, answer: "unlock") }
  }

  func present() {
    dialog.present()
    _ = password.focus()
  }
}
