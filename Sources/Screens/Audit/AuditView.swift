internal import Desk
internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Audit: who did what and when, and whether the journal is whole.
@MainActor
final class AuditView {
  let widget: Box
  private let model: AuditModel
  private let search = SearchEntry(name: "Search records", placeholder: "What, who or which case")
  private let groups: DropDown
  private let people = DropDown(name: "Person", choices: ["Everybody"])
  private let count = Label().classes("assay-count").aligned(vertical: .center)
  private let pages: Stack
  private let table: ColumnView
  private let unreadable = StatusPage(
    icon: "dialog-warning-symbolic", title: "The Records Cannot Be Read", description: "")
  private let checkWords = Label("Not checked since the window was opened.").wrapping()
    .expanding(.horizontal)
  private let checkIcon = Image(icon: "dialog-question-symbolic")
  private let check = Button("Check the Journal").aligned(vertical: .center)
  private let spinner = Spinner(pixels: 18).hidden()
  private let earlierPoint = Entry()
  private let checkpoint = Label().classes("numeric", "assay-small").wrapping().selectable()
  private let copy = Button(icon: "edit-copy-symbolic", name: "Copy the checkpoint")
    .classes("flat").aligned(vertical: .center)
  private var isShowing = false
  private var shownPeople: [String] = []
  private var lines: [AuditEntry] = []

  init(_ model: AuditModel) {
    self.model = model
    groups = DropDown(
      name: "Kind of record",
      choices: ["All records"] + AuditEntry.Group.allCases.map(\.title))
    let source = AuditLines(model: model)
    table = ColumnView(name: "Records", source.columns).classes("assay-cases")
    pages = Stack([
      ("waiting", Box(.vertical)),
      ("list", ScrolledArea(table).scrollingBothWays().expanding(.vertical)),
      (
        "empty",
        StatusPage(
          icon: "document-open-recent-symbolic", title: "No Records Yet",
          description: "Whatever is kept, decided, read or changed is on record here, and stays.")
      ),
      (
        "nothingFound",
        StatusPage(icon: "edit-find-symbolic", title: "No Record Fits", description: "")
      ), ("unreadable", unreadable),
    ])
    let info = InfoButton(name: "About the journal")
    info.show([
      ("Chain", "Each record carries a digest of the one before: none can be changed or left out."),
      (
        "Checkpoint",
        "Number and digest of the last record. Print it elsewhere: with it a cut end or an old copy "
          + "put back is found out."
      ),
      ("Check", "Reads every record again; the same as `assay store verify`."),
    ])
    earlierPoint.placeholder = "An earlier checkpoint, optional"
    let card = Box(
      .vertical, spacing: 9,
      [
        Box(
          .horizontal, spacing: 9,
          [checkIcon.aligned(vertical: .center), checkWords, spinner, check]),
        Box(
          .horizontal, spacing: 9,
          [
            Label("Checkpoint now").classes("assay-quiet", "assay-small"), info.widget,
            checkpoint.expanding(.horizontal), copy,
          ]),
        earlierPoint.named("An earlier checkpoint to check against"),
      ]
    ).classes("card", "assay-card")
    // Two lines, as all in one is wider than a narrow window.
    let bar = Box(
      .vertical, spacing: 9,
      [
        Box(.horizontal, spacing: 9, [search.expanding(.horizontal), count]),
        Box(.horizontal, spacing: 9, [groups, people]),
      ])
    widget = Box(
      .vertical,
      [
        Box(.vertical, spacing: 12, [card, bar]).margin(15),
        pages.expanding(.vertical),
      ])
    connect()
  }

  private func connect() {
    _ = search.onSearch { [weak model] text in model?.search(text) }
    _ = groups.onChoose { [weak self] place in
      guard let self, !self.isShowing else { return }
      let all = AuditEntry.Group.allCases
      self.model.choose(all.indices.contains(place - 1) ? all[place - 1] : nil)
    }
    _ = people.onChoose { [weak self] place in
      guard let self, !self.isShowing else { return }
      let all = self.shownPeople
      self.model.choose(person: all.indices.contains(place - 1) ? all[place - 1] : nil)
    }
    _ = check.onClick { [weak self] in
      guard let self else { return }
      self.model.check(against: self.earlierPoint.text)
    }
    _ = copy.onClick { [weak self] in
      guard let self else { return }
      self.widget.copy(self.model.state.checkpoint)
      self.model.onNotice("The checkpoint is copied.")
    }
  }

  func show(_ state: AuditState) {
    isShowing = true
    defer { isShowing = false }
    if shownPeople != state.people {
      shownPeople = state.people
      people.setChoices(["Everybody"] + state.people)
    }
    people.selected = state.person.flatMap { shownPeople.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    count.text = state.countWords
    unreadable.show(title: "The Records Cannot Be Read", description: state.problem ?? "")
    if lines != state.shown {
      lines = state.shown
      table.show(count: lines.count)
    }
    pages.page = state.page.rawValue
    checkWords.text = state.checkSentence
    let isBad = state.checkProblem != nil || state.check?.isSound == false
    checkIcon.show(
      icon: isBad
        ? "dialog-warning-symbolic"
        : state.check == nil ? "dialog-question-symbolic" : "object-select-symbolic")
    check.isEnabled = !state.isChecking && state.total ?? 0 > 0
    spinner.isVisible = state.isChecking
    spinner.isTurning = state.isChecking
    checkpoint.text = state.checkpoint.isEmpty ? "–" : state.checkpoint
    copy.isEnabled = !state.checkpoint.isEmpty
  }
}

/// The columns of the list, which read the model row by row as rows come into sight.
@MainActor
private struct AuditLines {
  let model: AuditModel

  var columns: [ColumnView.Column] {
    [
      .init("No.", isNumber: true, width: 80, text: text { line, _ in String(line.seq) }),
      .init("When", width: 170, text: text { line, model in model.clock.words(line.at) }),
      .init("Who", width: 130, text: text { line, _ in line.by }),
      .init("What", width: 320, isWide: true, text: text { line, _ in line.what }),
      .init(
        "Case", width: 200,
        text: text { line, model in model.state.reference(of: line.caseID) }),
    ]
  }

  private func text(
    _ part: @escaping @MainActor (AuditEntry, AuditModel) -> String
  ) -> @MainActor (Int) -> String {
    { [weak model] row in
      guard let model, model.state.shown.indices.contains(row) else { return "" }
      return part(model.state.shown[row], model)
    }
  }
}
