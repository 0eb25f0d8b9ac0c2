internal import Gtk
internal import ScreenStates

/// The money of the case as tiles that keep their places.
@MainActor
final class FiguresCard {
  let widget: Box
  private let rows: [Box]
  private let tiles: [Tile]

  init() {
    // The sentence of the limit may need two lines; the room for it is there from the start.
    tiles = (0..<5).map { Tile(noteHeight: $0 < 2 ? 34 : 17) }
    let upper = Box(.horizontal, spacing: 12, tiles.prefix(2).map(\.widget)).homogeneous()
    let lower = Box(.horizontal, spacing: 12, tiles.suffix(3).map(\.widget)).homogeneous()
    rows = [upper, lower]
    widget = Box(.vertical, spacing: 12, [upper, lower])
  }

  func setNarrow(_ isNarrow: Bool) {
    for row in rows { row.setAxis(isNarrow ? .vertical : .horizontal) }
  }

  func show(_ figures: KeyFigures) {
    for (tile, item) in zip(tiles, figures.all) { tile.show(item) }
  }
}

/// One figure with its title, its unit and where it comes from.
@MainActor
private final class Tile {
  let widget: Box
  private let title = Label().classes("assay-small", "assay-quiet").wrapping()
  private let figure = Label("–").classes("assay-figure")
  private let unit = Label().classes("assay-quiet").aligned(vertical: .baseline)
  private let note = Label().classes("assay-small", "assay-quiet").wrapping().atTop()

  init(noteHeight: Int) {
    let number = Box(.horizontal, spacing: 6, [figure.aligned(vertical: .baseline), unit])
    widget = Box(
      .vertical, spacing: 3,
      [title, number, note.lines(atMost: 2).ellipsized().atLeast(height: noteHeight)]
    ).classes("card", "assay-tile")
  }

  func show(_ item: KeyFigures.Item) {
    title.text = item.title
    figure.text = item.figure
    unit.text = item.figure == "–" ? "" : item.unit
    note.text = item.note
    note.tooltip = item.note
  }
}
