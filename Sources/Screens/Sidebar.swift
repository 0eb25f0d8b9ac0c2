internal import Gtk
internal import Lending

/// The places, with how much there is in each.
@MainActor
final class Sidebar {
  let widget: Box
  private let list = ListBox(isSelectable: true).classes("navigation-sidebar")
  private let count = Label().classes("assay-count")

  init(header: HeaderBar, onChoose: @escaping @MainActor (Place) -> Void) {
    for place in Place.allCases {
      let row = Box(
        .horizontal, spacing: 12,
        [Image(icon: place.icon), Label(place.title).expanding(.horizontal)])
      if place == .cases { row.append(count) }
      list.append(row, name: place.title)
    }
    widget = Box(.vertical, [header, ScrolledArea(list).expanding(.vertical)])
      .atLeast(width: 200)
    _ = list.onActivate { index in onChoose(Place.allCases[index]) }
  }

  func select(_ place: Place) {
    if let index = Place.allCases.firstIndex(of: place) { list.select(row: index) }
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
  case screen, cases

  var title: String {
    switch self {
    case .screen: "Screen"
    case .cases: "Cases"
    }
  }

  var icon: String {
    switch self {
    case .screen: "edit-find-symbolic"
    case .cases: "folder-documents-symbolic"
    }
  }
}
