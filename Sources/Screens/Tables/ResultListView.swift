internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The rows of a result with search, choices and sorting by a click on a title.
@MainActor
final class ResultListView {
  /// A choice of the rows by the word of a column.
  struct Choice {
    let name: String
    let column: String
    /// What shows all rows.
    let all: String
    /// The words of the column as they stand there and as people say them.
    let words: [(word: String, title: String)]
  }

  let widget: Box
  private let list: ResultList
  private let table: ColumnView
  private let columns: [ResultColumn]
  private let count = Label().classes("assay-count").aligned(vertical: .center)
  private let pages: Stack
  private let search: SearchEntry?
  private let menus: [DropDown]
  private let bar: Box
  var onSelect: @MainActor (Int) -> Void = { _ in }
  private var shownTotal = -1

  init(
    name: String, _ list: ResultList, columns: [ResultColumn], searching: String?,
    choices: [Choice] = [], isMultiple: Bool = false
  ) {
    self.list = list
    self.columns = columns
    table = ColumnView(
      name: name, isMultiple: isMultiple,
      columns.enumerated().map { index, column in
        ColumnView.Column(
          column.title, isNumber: column.isNumber, width: column.width, isWide: column.isWide,
          isSortable: column.isNumber
        ) { [weak list] row in list?.text(at: row, column: index) ?? "" }
      }
    ).classes("assay-cases")
    search = searching.map { SearchEntry(name: "\($0): \(name)", placeholder: $0) }
    menus = choices.map { choice in
      DropDown(name: choice.name, choices: [choice.all] + choice.words.map(\.title)).onChoose {
        [weak list] place in
        let word = choice.words.indices.contains(place - 1) ? choice.words[place - 1].word : nil
        list?.choose(word, in: choice.column)
      }
    }
    let line: [any Widget] =
      (search.map { [$0.expanding(.horizontal)] } ?? []) + menus + [count]
    bar = Box(.horizontal, spacing: 9, line)
    pages = Stack([
      ("rows", ScrolledArea(table).scrollingBothWays().expanding(.vertical)),
      (
        "nothing",
        Label("No row fits.").classes("assay-quiet").text(at: 0.5).expanding(.vertical)
      ),
    ])
    widget = Box(.vertical, spacing: 9, [bar, pages.expanding(.vertical).classes("card")])
    _ = search?.onSearch { [weak list] text in list?.search(text) }
    _ = table.onSort { [weak list] column, isDescending in
      list?.sort(by: column, isDescending: isDescending)
    }
    if isMultiple {
      _ = table.onSelect { [weak self] in
        guard let self else { return }
        self.onSelect(self.table.selectedCount)
      }
    }
    list.onChange = { [weak self] in self?.show() }
  }

  var selectedRows: [Int] { table.selectedRows }

  func setNarrow(_ isNarrow: Bool) { bar.setAxis(isNarrow ? .vertical : .horizontal) }

  private func show() {
    if list.wish.words.isEmpty { for menu in menus { menu.selected = 0 } }
    if list.wish.text.isEmpty { search?.text = "" }
    for index in columns.indices {
      table.setVisible(list.has(column: index), column: index)
    }
    table.show(count: list.order.count)
    count.text = list.total > 0 ? list.countWords : ""
    pages.page = list.order.isEmpty ? "nothing" : "rows"
    onSelect(0)
  }
}
