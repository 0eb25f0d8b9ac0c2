internal import Gtk
internal import Lending

/// The places, with how much there is in each.
@MainActor
final class Sidebar {
  let widget: Box
  private let list = ListBox(isSelectable: true).classes("navigation-sidebar")
    .named("Places")
  private let count = Label().classes("assay-count")
  private let person = Label().ellipsized().expanding(.horizontal)
  private let account: Box
  private let lock = Button(icon: "system-lock-screen-symbolic", name: "Lock")
    .action("win.lock").classes("flat")
  private let unlock = Button(icon: "changes-allow-symbolic", name: "Unlock")
    .action("win.unlock").classes("flat")

  init(header: HeaderBar, onChoose: @escaping @MainActor (Place) -> Void) {
    for place in Place.allCases {
      let row = Box(
        .horizontal, spacing: 12,
        [Image(icon: place.icon), Label(place.title).expanding(.horizontal)])
      if place == .cases { row.append(count) }
      list.append(row, name: place.title)
    }
    account = Box(
      .horizontal, spacing: 8,
      [Image(icon: "avatar-default-symbolic"), person, lock, unlock]
    ).classes("assay-account").notExpanding(.horizontal).hidden()
    widget = Box(.vertical, [header, ScrolledArea(list).expanding(.vertical), account])
      .atLeast(width: 200)
    _ = list.onActivate { index in onChoose(Place.allCases[index]) }
  }

  func select(_ place: Place) {
    guard let index = Place.allCases.firstIndex(of: place) else { return }
    list.select(row: index)
    // A frame around the place before would look like a second choice.
    if list.hasFocusWithin { list.focus(row: index) }
  }

  func setVisible(_ isVisible: Bool, _ place: Place) {
    guard let index = Place.allCases.firstIndex(of: place) else { return }
    list.setVisible(isVisible, row: index)
  }

  /// Who is at work in a protected workspace; nobody in a locked one.
  func show(account name: String?, isLocked: Bool) {
    person.text = name ?? (isLocked ? "Locked" : "")
    lock.isVisible = name != nil
    unlock.isVisible = isLocked
    account.isVisible = name != nil || isLocked
  }

  func show(cases total: Int?) {
    count.text = total.map { Figure.grouped(Double($0)) } ?? ""
    if let index = Place.allCases.firstIndex(of: .cases) {
      list.rename(row: index, total.map { "Cases, \($0)" } ?? "Cases")
    }
  }
}

/// A place of the window.
enum Place: String, CaseIterable {
  case screen, cases, importing, portfolio, recovery, model, audit

  var title: String {
    switch self {
    case .screen: "Screen"
    case .cases: "Cases"
    case .importing: "Import"
    case .portfolio: "Portfolio"
    case .recovery: "Recovery"
    case .model: "Model"
    case .audit: "Audit"
    }
  }

  var icon: String {
    switch self {
    case .screen: "edit-find-symbolic"
    case .cases: "folder-documents-symbolic"
    case .importing: "document-open-symbolic"
    case .portfolio: "view-list-symbolic"
    case .recovery: "view-refresh-symbolic"
    case .model: "function-linear-symbolic"
    case .audit: "document-open-recent-symbolic"
    }
  }
}
