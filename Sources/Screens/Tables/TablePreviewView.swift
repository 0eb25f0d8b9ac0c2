internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The first rows of a table as they stand, with what each column is read as.
@MainActor
final class TablePreviewView {
  let widget: Box
  private let grid = Grid(rowSpacing: 6, columnSpacing: 18)
  private let more = Label().classes("assay-quiet", "assay-small").wrapping()
  private var shown: TablePreview?

  /// Columns that are shown: those that are read first.
  private static let most = 24
  /// Letters of a cell.
  private static let widest = 20

  init() {
    widget = Box(
      .vertical, spacing: 9,
      [
        Label("First rows").classes("heading"),
        ScrolledArea(grid.margins(bottom: 12)).scrollingSideways(), more,
      ]
    ).classes("card", "assay-card").hidden()
  }

  func show(_ table: PreviewedTable?) {
    widget.isVisible = table != nil
    guard let table, table.preview != shown else { return }
    let preview = table.preview
    shown = preview
    grid.removeAll()
    var fields: [String: String] = [:]
    for match in preview.matches {
      if let column = match.column, fields[column] == nil {
        fields[column] = table.catalogue[match.field]?.label
      }
    }
    let places = preview.header.indices
    let chosen =
      (places.filter { fields[preview.header[$0]] != nil }
      + places.filter { fields[preview.header[$0]] == nil }).prefix(Self.most)
    for (column, place) in chosen.enumerated() {
      let name = preview.header[place]
      let field = fields[name]
      attach(name.isEmpty ? "(no name)" : name, column, 0, "assay-small", "heading")
      attach(field ?? "not read", column, 1, "assay-small", field == nil ? "assay-quiet" : "accent")
      for (row, cells) in preview.rows.enumerated() {
        let text = cells.indices.contains(place) ? cells[place] : ""
        attach(text.isEmpty ? "–" : text, column, row + 2, "assay-small", "numeric")
      }
    }
    let rest = preview.header.count - chosen.count
    more.isVisible = rest > 0
    more.text = "and \(rest) more columns"
  }

  private func attach(_ text: String, _ column: Int, _ row: Int, _ look: String, _ other: String) {
    grid.attach(
      Label(text).classes(look, other).ellipsized()
        .characters(min(text.count, Self.widest), most: Self.widest), column: column, row: row)
  }
}
