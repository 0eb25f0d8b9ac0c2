internal import Gtk
internal import ScreenStates

/// The open case: its state, whether its numbers come out again, and what happened to it.
@MainActor
final class CaseCard {
  let widget: Box
  private let state = Label().wrapping()
  private let replayIcon = Image(icon: "object-select-symbolic")
  private let replay = Label()
  private let differences = Label().wrapping().classes("assay-quiet")
  private let history = Grid(rowSpacing: 9, columnSpacing: 15)
  private var shown: CaseStory?

  init() {
    let mark = Box(.horizontal, spacing: 6, [replayIcon, replay])
      .classes("assay-chip").aligned(horizontal: .end, vertical: .start)
    let top = Box(
      .horizontal, spacing: 12,
      [
        Box(.vertical, spacing: 3, [Label("This case").classes("heading"), state])
          .expanding(.horizontal), mark,
      ])
    widget = Box(.vertical, spacing: 12, [top, differences, Separator(.horizontal), history])
      .classes("card", "assay-card").hidden()
  }

  func show(_ story: CaseStory?) {
    widget.isVisible = story != nil
    guard let story, story != shown else { return }
    shown = story
    state.text = story.state
    replay.text = story.replay
    replayIcon.show(
      icon: story.isReplayed ? "object-select-symbolic" : "dialog-warning-symbolic")
    differences.text = story.differences.joined(separator: "\n")
    differences.isVisible = !story.differences.isEmpty
    history.removeAll()
    for (row, line) in story.lines.enumerated() {
      history.attach(
        Label(line.when).classes("assay-quiet", "assay-small", "numeric").atTop(), column: 0,
        row: row)
      history.attach(
        Label(line.who).classes("assay-quiet", "assay-small").atTop(), column: 1, row: row)
      history.attach(
        Label(line.what).wrapping().expanding(.horizontal).classes("assay-small"), column: 2,
        row: row)
    }
  }
}
