internal import Gtk
internal import ScreenStates

/// How far work is, with a way to stop it.
@MainActor
final class ProgressCard {
  let widget: Box
  private let title: Label
  private let words = Label().classes("numeric", "assay-quiet")
  private let bar: ProgressBar

  init(title text: String, onCancel: @escaping @MainActor () -> Void) {
    title = Label(text).classes("heading")
    bar = ProgressBar(name: text)
    let cancel = Button("Cancel").onClick(onCancel).aligned(horizontal: .end, vertical: .center)
      .tooltip("Escape")
    widget = Box(
      .vertical, spacing: 12,
      [
        title, bar,
        Box(.horizontal, spacing: 12, [words.expanding(.horizontal), cancel]),
      ]
    ).classes("card", "assay-card")
  }

  func show(_ progress: WorkProgress?) {
    words.text = progress?.words ?? "Starting…"
    bar.show(progress.flatMap(\.share))
    bar.described(words.text)
  }
}
