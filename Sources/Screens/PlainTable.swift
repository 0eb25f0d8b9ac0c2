internal import Gtk
internal import ScreenStates

/// A small table of figures, which scrolls sideways where it is wider than its place.
@MainActor
final class PlainTable {
  let widget: ScrolledArea
  private let grid = Grid(rowSpacing: 6, columnSpacing: 18)
  private var shown: MoneyPage.Table?

  init() { widget = ScrolledArea(grid.margins(bottom: 9)).scrollingSideways() }

  func show(_ table: MoneyPage.Table?) {
    guard table != shown else { return }
    shown = table
    grid.removeAll()
    guard let table else { return }
    for (row, cells) in ([table.head] + table.rows).enumerated() {
      for (column, text) in cells.enumerated() {
        let label = Label(text).classes("numeric", "assay-small")
          .text(at: column == 0 ? 0 : 1).expanding(.horizontal)
        if row == 0 { _ = label.classes("assay-quiet") }
        grid.attach(label, column: column, row: row)
      }
    }
  }
}
