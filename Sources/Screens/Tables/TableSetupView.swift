internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The table that was chosen, how it is read, and which column holds which field.
@MainActor
final class TableSetupView {
  let widget: Box
  private let model: TableSetupModel
  private let isFull: Bool
  private let file = ActionRow(title: "No table yet").notFocusable()
  private let choose: Button
  private let product: DropDown
  private let lender: DropDown
  private let productRow: ActionRow
  private let lenderRow: ActionRow
  private let obstacle = NoticeBox()
  private let doubts = NoticeBox()
  private let units = Label().wrapping().classes("assay-quiet", "assay-small")
  private let columns: ColumnChoices
  private let columnCard: Box
  private let preview = TablePreviewView()
  private let problems = Label().wrapping()
  private let problemCard: Box
  private var isShowing = false

  /// - Parameter isFull: with the first rows and all columns in sight, else folded.
  init(_ model: TableSetupModel, isFull: Bool, onOpen: String) {
    self.model = model
    self.isFull = isFull
    choose = Button("Choose…").action(onOpen).aligned(vertical: .center).named("Choose a table")
    product = DropDown(name: "What the rows are", choices: model.products.map(\.title))
      .aligned(vertical: .center)
    lender = DropDown(name: "Whose words the columns use", choices: []).aligned(vertical: .center)
    file.addSuffix(choose)
    productRow = ActionRow(title: "Rows are", suffixes: [product]).notFocusable()
    lenderRow = ActionRow(title: "Columns in the words of", suffixes: [lender]).notFocusable()
    columns = ColumnChoices(model)
    let group = PreferencesGroup([file, productRow, lenderRow])
    problemCard = Box(
      .vertical, spacing: 6, [Label("Problems of the first rows").classes("heading"), problems]
    ).classes("card", "assay-card").hidden()
    if isFull {
      columnCard = Box(.vertical, spacing: 9, [columns.widget])
      widget = Box(
        .vertical, spacing: 15,
        [
          group, obstacle.widget, doubts.widget, units, preview.widget, problemCard, columnCard,
        ])
    } else {
      let fold = ExpanderRow(title: "Columns", subtitle: "Which column holds which field", [])
      columnCard = Box(.vertical, [PreferencesGroup([fold])])
      widget = Box(
        .vertical, spacing: 12, [group, obstacle.widget, doubts.widget, units, columnCard])
      columns.unfold(into: fold)
    }
    _ = product.onChoose { [weak self] place in
      guard let self, !self.isShowing, model.products.indices.contains(place) else { return }
      self.model.choose(model.products[place])
    }
    _ = lender.onChoose { [weak self] place in
      guard let self, !self.isShowing, let lenders = self.model.state.table?.lenders,
        lenders.indices.contains(place)
      else { return }
      self.model.choose(lenders[place])
    }
    show(model.state)
  }

  func show(_ state: TableSetup) {
    isShowing = true
    defer { isShowing = false }
    let table = state.table
    file.title = table?.name ?? (state.isReading ? "Reading the table…" : "No table yet")
    file.subtitle = table?.summary ?? state.problem ?? "A CSV file, by choice or dropped here"
    file.setClass("assay-problem", state.problem != nil)
    productRow.isVisible = table != nil && model.products.count > 1
    lenderRow.isVisible = table != nil
    columnCard.isVisible = table != nil
    obstacle.show(table?.obstacle, isWarning: true)
    doubts.show(table?.preview.doubts.map { $0 + "." }.joined(separator: "\n"), isWarning: true)
    let told = table?.preview.unitsRead ?? []
    units.text = told.joined(separator: "\n")
    units.isVisible = !told.isEmpty
    preview.show(table)
    guard let table else {
      problemCard.isVisible = false
      return
    }
    product.selected = model.products.firstIndex(of: table.preview.product) ?? 0
    let names = table.lenders.map(\.title)
    if shownLenders != names {
      shownLenders = names
      lender.setChoices(names)
    }
    lender.selected = table.lenders.firstIndex { $0.name == table.preview.lender.name } ?? 0
    columns.show(table)
    showProblems(table)
  }

  private var shownLenders: [String] = []

  private func showProblems(_ table: PreviewedTable) {
    let preview = table.preview
    problemCard.isVisible = preview.refusedRows > 0
    let lines = preview.problems.prefix(6).map { problem in
      let field = table.catalogue[problem.field]?.label ?? problem.field.rawValue
      return "Row \(Figure.grouped(Double(problem.row)))"
        + (field.isEmpty ? " " : " · \(field) ") + problem.sentence
    }
    let count =
      "\(Figure.grouped(Double(preview.refusedRows))) of the first "
      + "\(Figure.counted(preview.checked, "row", "rows")) cannot be read as they are; such rows are "
      + "told with their reason and left out."
    problems.text = ([count] + lines).joined(separator: "\n")
  }
}
