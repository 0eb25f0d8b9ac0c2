internal import Gtk
internal import Lending
internal import ScreenStates

/// Asks for a decision, with the person's own reason where it departs from the recommendation.
@MainActor
final class DecisionDialog {
  private let dialog: MessageDialog
  private var draft: DecisionDraft { didSet { show() } }
  private let hint = Label().wrapping().classes("assay-quiet", "assay-small")
    .characters(36, most: 44).atTop().atLeast(height: 40)

  init(
    over window: Window, reference: String, recommended: Verdict,
    onDecided: @escaping @MainActor (DecisionDraft) -> Void
  ) {
    draft = DecisionDraft(recommended: recommended)
    dialog = MessageDialog(
      over: window, heading: "Decide on “\(reference)”",
      body: "The policy recommends: \(recommended.word.lowercased()).",
      answers: [.init("cancel", "_Cancel"), .init("keep", "_Keep Decision", .suggested)])
    dialog.setContent(content())
    // The dialog keeps its controller until it is answered.
    var keeper: DecisionDialog? = self
    _ = dialog.onAnswer { answer in
      if answer == "keep", let draft = keeper?.draft { onDecided(draft) }
      keeper = nil
    }
    show()
  }

  func present() { dialog.present() }

  private func content() -> Box {
    var first: ToggleButton?
    let buttons = [Verdict.approve, .refer, .decline].map { verdict in
      let button = ToggleButton(verdict.word, inGroupOf: first).expanding(.horizontal)
      first = first ?? button
      button.isOn = verdict == draft.verdict
      return button.onToggle { [weak self] in if $0 { self?.draft.verdict = verdict } }
    }
    let reason = TextArea(name: "Your own reason").onEdit { [weak self] text in
      self?.draft.reason = text
    }
    return Box(
      .vertical, spacing: 12,
      [
        Box(.horizontal, buttons).classes("linked").homogeneous(),
        hint,
        Label("Your own reason").classes("heading"),
        ScrolledArea(reason).contentHeight(atLeast: 84, atMost: 160)
          .classes("card", "assay-reason"),
      ])
  }

  private func show() {
    hint.text = draft.hint
    dialog.setEnabled(draft.canKeep, answer: "keep")
  }
}
