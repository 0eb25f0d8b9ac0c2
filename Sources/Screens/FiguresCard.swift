internal import Gtk
internal import ScreenStates

/// The money of the case as tiles that keep their places.
@MainActor
final class FiguresCard {
  let widget: Box
  private let rows: [Box]
  private let tiles: [FigureTile]

  init() {
    // The sentence of the limit may need two lines; the room for it is there from the start.
    tiles = (0..<5).map { FigureTile(lines: $0 < 2 ? 2 : 1) }
    let upper = Box(.horizontal, spacing: 12, tiles.prefix(2).map(\.widget)).homogeneous()
    let lower = Box(.horizontal, spacing: 12, tiles.suffix(3).map(\.widget)).homogeneous()
    rows = [upper, lower]
    widget = Box(.vertical, spacing: 12, [upper, lower])
  }

  func setNarrow(_ isNarrow: Bool) {
    for row in rows { row.setAxis(isNarrow ? .vertical : .horizontal) }
  }

  func show(_ figures: KeyFigures) {
    for (tile, item) in zip(tiles, figures.all) {
      tile.show(title: item.title, figure: item.figure, unit: item.unit, note: item.note)
    }
  }
}
