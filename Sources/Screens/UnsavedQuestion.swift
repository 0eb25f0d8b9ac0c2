internal import Gtk
internal import ScreenStates

/// Asks before something that was typed would be lost.
@MainActor
struct UnsavedQuestion {
  let window: Window
  let model: ScreeningModel

  /// Goes on at once where nothing is lost, else after Save or Discard; Cancel stays.
  func ask(before next: @escaping @MainActor () -> Void) {
    guard model.state.hasUnsavedChanges else {
      next()
      return
    }
    MessageDialog(
      over: window, heading: "Save Changes?",
      body: "“\(model.state.reference)” has answers that are not saved. Without saving they are "
        + "lost.",
      answers: [
        .init("cancel", "_Cancel"), .init("discard", "_Discard", .destructive),
        .init("save", "_Save", .suggested),
      ]
    ).onAnswer { [weak model] answer in
      switch answer {
      case "discard": next()
      case "save":
        Task { @MainActor in
          if await model?.save() == true { next() }
        }
      default: break
      }
    }.present()
  }
}
