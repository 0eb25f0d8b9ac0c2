internal import Gtk
internal import Lending
internal import ScreenStates

/// Asks for a note to the case.
@MainActor
enum NoteDialog {
  static func present(over window: Window, onNote: @escaping @MainActor (String) -> Void) {
    let dialog = MessageDialog(
      over: window, heading: "Note to the Case",
      body: "Notes stay with the case and are part of its history.",
      answers: [.init("cancel", "Cancel"), .init("keep", "Keep Note", .suggested)])
    let text = TextArea(name: "Note").onEdit { [dialog] text in
      dialog.setEnabled(!text.isBlank, answer: "keep")
    }
    dialog.setEnabled(false, answer: "keep")
    dialog.setContent(
      ScrolledArea(text).contentHeight(atLeast: 110, atMost: 220).classes("card", "assay-reason"))
    _ = dialog.onAnswer { answer in if answer == "keep" { onNote(text.text) } }
    dialog.present()
    _ = text.focus()
  }
}

/// Asks what became of an approved loan.
@MainActor
enum OutcomeDialog {
  private static let kinds: [(kind: CaseOutcome.Kind, title: String)] = [
    (.funded, "Paid out"), (.paid, "Paid back"), (.defaulted, "Defaulted"),
    (.notTaken, "Not taken, or it does not hold"),
  ]

  static func present(
    over window: Window,
    onEnter: @escaping @MainActor (CaseOutcome.Kind, _ day: String, _ recovered: String) -> Void
  ) {
    let dialog = MessageDialog(
      over: window, heading: "What Became of the Loan",
      body: "Entered again, the last entry holds; the earlier ones stay on record.",
      answers: [.init("cancel", "Cancel"), .init("keep", "Keep", .suggested)])
    let kind = ComboRow(title: "Outcome", choices: kinds.map(\.title))
    let day = EntryRow(title: "Day, such as 2026-11-21; empty is today")
    let recovered = EntryRow(title: "Recovered so far")
    recovered.isVisible = false
    _ = kind.onChoose { place in
      recovered.isVisible = kinds.indices.contains(place) && kinds[place].kind == .defaulted
    }
    dialog.setContent(PreferencesGroup([kind, day, recovered]))
    _ = dialog.onAnswer { answer in
      guard answer == "keep", kinds.indices.contains(kind.selected) else { return }
      onEnter(kinds[kind.selected].kind, day.text, recovered.text)
    }
    dialog.present()
  }
}
