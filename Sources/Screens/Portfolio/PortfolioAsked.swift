internal import Gtk
internal import Lending
internal import ScreenStates

/// What is asked of the choice: budget, note, limit of one borrower, hurdle.
@MainActor
final class PortfolioAsked {
  let widget: Box
  private let model: PortfolioModel
  private let rows: [(item: PortfolioDraft.Item, row: ActionRow, entry: Entry)]
  private let referred = Switch()
  private let held = Switch()
  private let group: PreferencesGroup
  private var isShowing = false

  init(_ model: PortfolioModel) {
    self.model = model
    let currency = model.currency
    rows = PortfolioDraft.Item.allCases.map { item in
      let entry = Entry().numeric().characters(9).aligned(vertical: .center)
      let unit = item == .budget || item == .note ? currency : "%"
      let row = ActionRow(
        title: item.title,
        suffixes: [entry, Label(unit).classes("assay-unit").aligned(vertical: .center)]
      ).activating(entry).tooltip(item.help).notFocusable()
      entry.described(item.help)
      return (item, row, entry)
    }
    let referredRow = ActionRow(
      title: "Referred loans too", subtitle: "Also what the policy sends to a person",
      suffixes: [referred]
    ).activating(referred).notFocusable()
    let heldRow = ActionRow(
      title: "Held already", subtitle: "The table is a book: nothing is chosen", suffixes: [held]
    ).activating(held).notFocusable()
    group = PreferencesGroup(title: "What is asked", rows.map(\.row) + [referredRow])
    widget = Box(
      .vertical, spacing: 15, [PreferencesGroup([heldRow]), group])
    for (item, _, entry) in rows {
      _ = entry.onEdit { [weak self] text in
        guard let self, !self.isShowing else { return }
        self.model.type(text, in: item)
      }
      _ = entry.onEnter { [weak model] in model?.start() }
    }
    _ = referred.onToggle { [weak self] isOn in
      guard let self, !self.isShowing else { return }
      self.model.includeReferred(isOn)
    }
    _ = held.onToggle { [weak self] isOn in
      guard let self, !self.isShowing else { return }
      self.model.setHeld(isOn)
    }
  }

  func show(_ state: PortfolioState) {
    isShowing = true
    defer { isShowing = false }
    for (item, row, entry) in rows {
      entry.text = state.draft[item]
      let problem = state.draft.problem(item)
      entry.isInvalid = problem != nil
      row.subtitle = problem ?? ""
      row.setClass("assay-problem", problem != nil)
    }
    referred.isOn = state.draft.includesReferred
    held.isOn = state.draft.isHeld
    group.isVisible = !state.draft.isHeld
  }
}
