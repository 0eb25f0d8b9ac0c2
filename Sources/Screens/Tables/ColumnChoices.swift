internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// A row for each field with the column that it is read from, to be chosen otherwise.
@MainActor
final class ColumnChoices {
  let widget: Box
  private let model: TableSetupModel
  private let list = Box(.vertical, spacing: 12)
  private let unmatched = Label().wrapping().classes("assay-quiet", "assay-small")
  private var rows: [(field: Field, row: Row)] = []
  private var shown: (product: Product, header: [String])?
  private var fold: ExpanderRow?
  private var group: PreferencesGroup?

  @MainActor
  private final class Row {
    let widget: ActionRow
    let column: DropDown
    let unit: DropDown
    var isShowing = false

    init(_ field: Field, header: [String]) {
      column = DropDown(name: "Column of \(field.label)", choices: ["No column"] + header)
        .aligned(vertical: .center).atLeast(width: 150)
      unit = DropDown(
        name: "Unit of \(field.label)", choices: ["As it shows", "Percent", "Fraction"]
      ).aligned(vertical: .center)
      widget = ActionRow(title: field.label, suffixes: [unit, column]).notFocusable()
        .tooltip(field.help)
    }
  }

  init(_ model: TableSetupModel) {
    self.model = model
    widget = Box(.vertical, spacing: 12, [list, unmatched])
  }

  /// Puts the rows into a fold instead.
  func unfold(into row: ExpanderRow) { fold = row }

  func show(_ table: PreviewedTable) {
    let preview = table.preview
    if shown?.product != preview.product || shown?.header != preview.header { build(table) }
    for (field, row) in rows {
      guard let match = preview.matches.first(where: { $0.field == field.id }) else { continue }
      row.isShowing = true
      row.column.selected =
        match.column.flatMap { name in preview.header.firstIndex(of: name) }.map { $0 + 1 } ?? 0
      let change = preview.lender.changes.first { $0.field == field.id }
      row.unit.selected = change?.unit.map { $0 == .percent ? 1 : 2 } ?? 0
      row.unit.isVisible = table.isPercent(field) && match.column != nil
      row.widget.subtitle = Self.words(match, field)
      row.widget.setClass("assay-problem", match.column == nil && field.isRequired)
      row.isShowing = false
    }
    let others = preview.unmatched.filter { !$0.isEmpty }
    unmatched.isVisible = !others.isEmpty
    unmatched.text =
      "Not read: " + others.prefix(40).joined(separator: ", ")
      + (others.count > 40 ? " and \(others.count - 40) more" : "")
  }

  private static func words(_ match: TablePreview.Match, _ field: Field) -> String {
    switch match.origin {
    case .known: ""
    case .guessed: "Guessed by its name: please check"
    case .chosen: match.column == nil ? "Left unknown by choice" : "Chosen"
    case .none: field.isRequired ? "Every row needs it: choose its column" : "Unknown in every row"
    }
  }

  private func build(_ table: PreviewedTable) {
    shown = (table.preview.product, table.preview.header)
    for (_, row) in rows where fold != nil { fold?.remove(row.widget) }
    if let group { list.remove(group) }
    rows = table.catalogue.fields.map { field in
      (field, Row(field, header: table.preview.header.map { $0.isEmpty ? "(no name)" : $0 }))
    }
    for (field, row) in rows { connect(row, field.id, table.preview.header) }
    if let fold {
      for (_, row) in rows { fold.add(row.widget) }
    } else {
      let made = PreferencesGroup(
        title: "Columns", description: "Each field of ours, and the column that it is read from",
        rows.map(\.row.widget))
      list.append(made)
      group = made
    }
  }

  private func connect(_ row: Row, _ field: FieldID, _ header: [String]) {
    _ = row.column.onChoose { [weak model, weak row] place in
      guard let row, !row.isShowing else { return }
      model?.choose(header.indices.contains(place - 1) ? header[place - 1] : nil, for: field)
    }
    _ = row.unit.onChoose { [weak model, weak row] place in
      guard let row, !row.isShowing else { return }
      model?.choose(place == 1 ? .percent : place == 2 ? .fraction : nil, for: field)
    }
  }
}
