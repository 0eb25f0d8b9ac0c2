internal import Gtk
internal import ScreenStates

/// Every field with its share, as rows of text.
@MainActor
final class ReasonTableView {
  let widget = Grid(rowSpacing: 6, columnSpacing: 15)
  private var lines: [[Label]] = []

  func show(_ table: ReasonTable) {
    let rows = table.rows + [table.sum]
    if lines.count != rows.count { build(rows.count) }
    for (line, row) in zip(lines, rows) {
      for (label, text) in zip(
        line, [row.label, row.value, row.againstAverage, row.towardsLine])
      {
        label.text = text
      }
    }
  }

  private func build(_ count: Int) {
    widget.removeAll()
    for (column, title) in ["Field", "Answer", "From average", "To the line"].enumerated() {
      widget.attach(
        Label(title).classes("assay-small", "assay-quiet").wrapping().text(at: column > 1 ? 1 : 0),
        column: column, row: 0)
    }
    lines = (1...count).map { row in
      (0..<4).map { column in
        let label = Label().classes("numeric").text(at: column > 1 ? 1 : 0)
        if column == 0 { _ = label.expanding(.horizontal).wrapping() }
        if column == 1 { _ = label.wrapping() }
        if row == count { _ = label.classes("heading") }
        widget.attach(label, column: column, row: row)
        return label
      }
    }
  }
}
