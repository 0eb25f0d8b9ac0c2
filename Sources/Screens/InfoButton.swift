internal import Gtk

/// A small (i) that says where numbers come from.
@MainActor
final class InfoButton {
  let widget: MenuButton
  private let content = Grid(rowSpacing: 6, columnSpacing: 15).margin(9)

  /// `name` says what it explains: “About the chance of default”.
  init(name: String) {
    widget = MenuButton(
      icon: "dialog-information-symbolic", name: name, popover: Popover(content)
    ).classes("flat", "circular").aligned(vertical: .center)
  }

  func show(_ lines: [(name: String, text: String)]) {
    content.removeAll()
    for (row, line) in lines.enumerated() {
      content.attach(
        Label(line.name).classes("assay-quiet", "assay-small").atTop(), column: 0, row: row)
      content.attach(
        Label(line.text).wrapping().characters(24, most: 42).selectable().classes("assay-small"),
        column: 1, row: row)
    }
  }
}
