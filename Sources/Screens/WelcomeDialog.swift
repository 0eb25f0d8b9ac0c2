internal import Desk
internal import Gtk

/// Asks at the first run what the person does and whether to begin with made-up cases.
@MainActor
final class WelcomeDialog {
  private let dialog: MessageDialog
  private let sample = Switch()

  init(
    over window: Window,
    onAnswer: @escaping @MainActor (PersonSettings.Profile, _ withSample: Bool) -> Void
  ) {
    dialog = MessageDialog(
      over: window, heading: "Welcome to Assay",
      body: "It screens a loan on this machine alone: nothing leaves it. What do you do?",
      answers: [
        .init("investor", "I Invest in Loans"),
        .init("officer", "I Decide on Applications", .suggested),
      ])
    sample.isOn = true
    dialog.setContent(
      PreferencesGroup([
        ActionRow(
          title: "Begin with made-up cases",
          subtitle: "In a workspace of their own, removed in one click", suffixes: [sample]
        ).activating(sample).notFocusable()
      ]))
    // The dialog keeps its controller until it is answered.
    var keeper: WelcomeDialog? = self
    _ = dialog.onAnswer { answer in
      if let keeper {
        onAnswer(answer == "investor" ? .investor : .officer, keeper.sample.isOn)
      }
      keeper = nil
    }
  }

  func present() { dialog.present() }
}
