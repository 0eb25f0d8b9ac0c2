internal import Gtk
internal import Reports
internal import ScreenStates

/// A model card, set as a page of the window.
@MainActor
final class CardView {
  let widget: Box
  private let content = Box(.vertical, spacing: 9)
  private var parts: [any Widget] = []

  init() {
    widget = Box(
      .vertical, spacing: 12, [Label("Model card").classes("title-3"), content]
    ).classes("card", "assay-card")
  }

  func show(_ card: [MarkdownText.Part]) {
    for part in parts { content.remove(part) }
    parts = card.compactMap(made)
    for part in parts { content.append(part) }
  }

  private func made(_ part: MarkdownText.Part) -> (any Widget)? {
    switch part {
    case .heading(_, 1): return nil
    case .heading(let text, let level):
      return Label(text).classes(level == 2 ? "title-4" : "heading").wrapping()
        .margins(top: level == 2 ? 12 : 6)
    case .paragraph(let text): return Label(text).wrapping().selectable().notFocusable()
    case .bullets(let items):
      return Box(
        .vertical, spacing: 3,
        items.map { item in
          Box(
            .horizontal, spacing: 6,
            [
              Label("•").classes("assay-quiet").atTop(),
              Label(item).wrapping().expanding(.horizontal),
            ])
        })
    case .table(let table): return made(table)
    }
  }

  private func made(_ table: ReportTable) -> any Widget {
    let grid = Grid(rowSpacing: 3, columnSpacing: 18)
    for (row, cells) in ([table.columns.map(\.title)] + table.rows).enumerated() {
      for (column, text) in cells.enumerated() {
        let isRight = table.columns[column].side == .right
        let label = Label(text).classes("assay-small", "numeric").text(at: isRight ? 1 : 0)
        if row == 0 { _ = label.classes("assay-quiet") }
        if column == 0 { _ = label.expanding(.horizontal) }
        grid.attach(label, column: column, row: row)
      }
    }
    return ScrolledArea(grid.margins(bottom: 12)).scrollingSideways()
  }
}
