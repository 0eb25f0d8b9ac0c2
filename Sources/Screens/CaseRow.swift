internal import Gtk
internal import ScreenStates

/// Where the case stands: its state, its decision, and whether its numbers come out again.
@MainActor
final class CaseRow {
  let widget: ActionRow
  private let icon = Image(icon: "object-select-symbolic")
  private let words = Label()
  private let mark: Box

  init() {
    mark = Box(.horizontal, spacing: 6, [icon, words]).classes("assay-chip", "assay-small")
      .aligned(vertical: .center).hidden()
    widget = ActionRow(
      title: "Not kept yet", subtitle: "Saving keeps answers and result", suffixes: [mark]
    )
    .notFocusable()
  }

  func show(_ story: CaseStory?, isAsKept: Bool) {
    mark.isVisible = story != nil && isAsKept
    guard let story else {
      widget.title = "Not kept yet"
      widget.subtitle = "Saving keeps answers and result"
      return
    }
    widget.title = isAsKept ? story.state : "Changed since it was kept"
    widget.subtitle = story.decision
    words.text = story.replay
    icon.show(icon: story.isReplayed ? "object-select-symbolic" : "dialog-warning-symbolic")
  }
}
