internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Model: every pack, its figures in pictures, and its card.
@MainActor
final class ModelView {
  let widget: Box
  private let model: ModelsModel
  private let list = ListBox(isSelectable: true).classes("navigation-sidebar").named("Models")
  private let page: ModelPageView
  private let problem = NoticeBox()
  private var panes: TwoPanes?
  private var shown: [ModelState.Entry] = []
  private var figures: [Label] = []
  private var folders: [String] = []

  init(_ model: ModelsModel, cutOff: Double) {
    self.model = model
    page = ModelPageView(model, cutOff: cutOff)
    widget = Box(.vertical)
    let left = Box(.vertical, spacing: 9, [problem.widget, list]).margins(
      top: 9, bottom: 9, start: 6, end: 6)
    let panes = TwoPanes(left: left, right: page.widget, leftWidth: 300) { [page] in
      page.setNarrow($0)
    }
    self.panes = panes
    widget.append(panes.widget.expanding(.vertical))
    _ = list.onActivate { [weak self] row in
      guard let self, self.folders.indices.contains(row) else { return }
      self.model.choose(self.folders[row])
    }
  }

  func show(_ state: ModelState) {
    problem.show(state.problem, isWarning: true)
    if folders != state.entries.map(\.folder) { build(state) }
    for (label, entry) in zip(figures, state.entries) {
      label.text = entry.problem == nil ? entry.figure : "refused"
      label.tooltip = entry.problem
    }
    if let chosen = state.chosen, let place = folders.firstIndex(of: chosen) {
      list.select(row: place)
    }
    page.show(state)
  }

  private func build(_ state: ModelState) {
    list.removeAll()
    folders = state.entries.map(\.folder)
    figures = state.entries.map { _ in Label().classes("numeric", "assay-quiet") }
    for (entry, figure) in zip(state.entries, figures) {
      let title = "\(entry.product.title), \(ModelPage.variantWords(entry.variant))"
      let isChampion = ModelPage.isChampion(entry.name)
      let words = Box(
        .vertical, spacing: 0,
        [
          Label(ModelPage.variantWords(entry.variant).capitalizedStart).ellipsized(),
          Label(entry.product.title + (isChampion ? ", in use" : ""))
            .classes("assay-small", "assay-quiet").ellipsized(),
        ]
      ).expanding(.horizontal)
      let row = Box(
        .horizontal, spacing: 9,
        [words] + (isChampion ? [Image(icon: "object-select-symbolic")] : []) + [figure]
      ).margins(top: 3, bottom: 3)
      list.append(row, name: title + (isChampion ? ", in use" : ""))
    }
  }
}

extension String {
  fileprivate var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
