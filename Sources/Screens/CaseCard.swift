internal import Gtk
internal import ScreenStates

/// What happened to the open case, the newest first, and what no longer comes out as kept.
@MainActor
final class CaseCard {
  let widget: Box
  private let differences = Label().wrapping()
  private let history = Grid(rowSpacing: 9, columnSpacing: 15)
  private var shown: CaseStory?

  init() {
    widget = Box(
      .vertical, spacing: 12,
      [
        Box(
          .horizontal, spacing: 9,
          [
            Label("History").classes("heading").expanding(.horizontal),
            Button("Add Note…").action("win.note"),
            Button("Enter Outcome…").action("win.outcome"),
          ]), differences, history,
      ]
    ).classes("card", "assay-card").hidden()
  }

  func show(_ story: CaseStory?) {
    widget.isVisible = story != nil
    guard let story, story != shown else { return }
    shown = story
    differences.text =
      story.differences.isEmpty
      ? "" : "\(story.replay): \(story.differences.joined(separator: ", "))."
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
