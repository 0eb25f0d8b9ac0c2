internal import Gtk

/// A small (i) that says where numbers come from.
@MainActor
final class InfoButton {
  let widget: MenuButton
  private let content = Grid(rowSpacing: 6, columnSpacing: 15).margin(9)

  /// `name` says what it explains: “About the chance of default”.
  init(name: String) {
    widget = MenuButton(
      label: Label("i").text(at: 0.5).classes("assay-info").aligned(
        horizontal: .center, vertical: .center), name: name, popover: Popover(content)
    )
    .classes("flat", "circular", "assay-info-button").aligned(vertical: .center)
  }

  func show(_ lines: [(name: String, text: String)]) {
    content.removeAll()
    for (row, line) in lines.enumerated() {
      content.attach(
        Label(line.name).classes("assay-quiet", "assay-small").atTop(), column: 0, row: row)
      content.attach(
        Label(line.text).wrapping().characters(24, most: 42).classes("assay-small"),
        column: 1, row: row)
    }
  }
}
