internal import Gtk

/// One figure with its title, its unit and where it comes from.
@MainActor
final class FigureTile {
  let widget: Box
  private let title = Label().classes("assay-small", "assay-quiet").wrapping()
  private let figure = Label("–").classes("assay-figure")
  private let unit = Label().classes("assay-quiet").aligned(vertical: .baseline)
  private let note = Label().classes("assay-small", "assay-quiet").wrapping().atTop()

  /// - Parameter lines: how many lines the note may have; the room for them is there from the start.
  init(lines: Int) {
    let number = Box(.horizontal, spacing: 6, [figure.aligned(vertical: .baseline), unit])
    widget = Box(
      .vertical, spacing: 3,
      [title, number, note.lines(atMost: lines).ellipsized().atLeast(height: lines * 17)]
    ).classes("card", "assay-tile")
  }

  func show(title words: String, figure number: String, unit name: String = "", note more: String) {
    title.text = words
    figure.text = number
    unit.text = number == "–" ? "" : name
    note.text = more
    note.tooltip = more
    _ = widget.named("\(words): \(number) \(name). \(more)")
  }
}
