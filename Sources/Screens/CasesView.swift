internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Cases: everything that was kept, with a search.
@MainActor
final class CasesView {
  let widget: Box
  private let model: CasesModel
  private let search: SearchEntry
  private let count = Label().classes("assay-count").aligned(vertical: .center)
  private let pages: Stack
  private let table: ColumnView
  private let nothingFound = StatusPage(
    icon: "edit-find-symbolic", title: "No Case Found", description: "")
  private let unreadable = StatusPage(
    icon: "dialog-warning-symbolic", title: "The Cases Cannot Be Read", description: "")
  private let states: DropDown
  private var lines: [CaseSummary] = []

  init(_ model: CasesModel, onOpen: @escaping @MainActor (CaseID) -> Void) {
    self.model = model
    search = SearchEntry(name: "Search cases", placeholder: "Reference, state or case id")
      .expanding(.horizontal)
    states = DropDown(
      name: "State", choices: ["All states"] + CaseState.allCases.map(\.word))
    let source = CaseLines(model)
    table = ColumnView(name: "Cases", source.columns).classes("assay-cases")
    let empty = StatusPage(
      icon: "folder-documents-symbolic", title: "No Cases Yet",
      description: "Screen an applicant and save it: it is kept here with its numbers.",
      child: Button("New Screening").classes("pill", "suggested-action")
        .aligned(horizontal: .center).action("win.new"))
    pages = Stack([
      ("waiting", Box(.vertical)),
      ("list", ScrolledArea(table).scrollingBothWays().expanding(.vertical)),
      ("empty", empty), ("nothingFound", nothingFound), ("unreadable", unreadable),
    ])
    widget = Box(
      .vertical,
      [
        Box(.horizontal, spacing: 15, [search, states, count]).margin(15),
        pages.expanding(.vertical),
      ])
    _ = search.onSearch { [weak model] text in model?.search(text) }
    _ = states.onChoose { [weak model] place in
      let all = CaseState.allCases
      model?.choose(all.indices.contains(place - 1) ? all[place - 1] : nil)
    }
    _ = table.onSort { [weak model] column, isDescending in
      model?.sort(by: column.flatMap { CaseLines.order[$0] }, isDescending: isDescending)
    }
    _ = table.onActivate { [weak model] row in
      guard let model, model.state.found.indices.contains(row) else { return }
      onOpen(model.state.found[row].id)
    }
  }

  func show(_ state: CasesState) {
    count.text = state.countWords
    nothingFound.show(
      title: "No Case Found",
      description: state.search.isBlank
        ? "No case has this state." : "Nothing matches “\(state.search)”.")
    unreadable.show(title: "The Cases Cannot Be Read", description: state.problem ?? "")
    if lines != state.found {
      lines = state.found
      table.show(count: lines.count)
    }
    pages.page = state.page.rawValue
  }

  func focusSearch() { search.focus() }
}

/// The columns of the list, which read the model row by row as rows come into sight.
@MainActor
private struct CaseLines {
  let model: CasesModel

  init(_ model: CasesModel) { self.model = model }

  /// What each column is sorted by; nil for a column that sorts nothing.
  static let order: [CaseWish.Column?] = [
    .reference, .amount, .chance, .score, nil, nil, nil, .changed,
  ]

  var columns: [ColumnView.Column] {
    [
      .init("Reference", width: 170, isWide: true, isSortable: true, text: text { $0.reference }),
      .init("Amount", isNumber: true, width: 130, isSortable: true, text: text { $0.amount }),
      .init(
        "Chance of default", isNumber: true, width: 150, isSortable: true,
        text: text { $0.chance }),
      .init("Score", isNumber: true, width: 85, isSortable: true, text: text { $0.score }),
      .init("Band", width: 70, text: text { $0.band }),
      .init("State", width: 110, text: text { $0.state }),
      .init("Waits", width: 90, text: text { $0.waits }),
      .init("Changed", width: 170, isSortable: true, text: text { $0.changed }),
    ]
  }

  private func text(
    _ part: @escaping @MainActor (CaseLine) -> String
  ) -> @MainActor (Int) -> String {
    { [weak model] row in
      guard let model, model.state.found.indices.contains(row) else { return "" }
      let line = CaseLine(
        model.state.found[row], clock: model.clock, currency: model.desk.catalogue.currency,
        today: String(Desk.now.prefix(10)))
      return part(line)
    }
  }
}
