internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// What comes in and what is lost month by month, what it returns, and how much could be lent.
@MainActor
final class MoneyView {
  let widget: Box
  private let cash = MoneySection(title: "Expected cash by month", height: 230, lines: 2)
  private let returns = MoneySection(title: "Return a year", height: 230, lines: 2)
  private let limit = MoneySection(title: "Limit", height: 280, lines: 2)
  private let asTables: ToggleButton
  private let nothing = Label().classes("assay-quiet").wrapping().text(at: 0.5)

  init(_ model: ResultModel) {
    let info = InfoButton(name: "About the money")
    info.show([
      ("Cash", "Payments after the servicing fee, weighed by the chance that they come."),
      ("Loss", "Balances that default in a month less what comes back of them, not discounted."),
      ("Return", "Internal rate of return a year of each path that the loan may take."),
      (
        "Limit",
        "The largest amount for which every rule holds: where the first curve crosses 100\u{202F}%."
      ),
      ("Chance", "For the limit it comes from the model that does not know the lender's price."),
    ])
    asTables = ToggleButton(icon: "view-list-symbolic", name: "Money as tables")
    let header = Box(
      .horizontal, spacing: 3,
      [
        Label("Money").classes("heading"), info.widget, Label().expanding(.horizontal), asTables,
      ])
    widget = Box(
      .vertical, spacing: 12,
      [header, nothing.hidden(), cash.widget, returns.widget, limit.widget])
    _ = asTables.onToggle { [weak model] in model?.showMoneyTables($0) }
  }

  func show(_ state: ResultState, _ assessment: Assessment?, _ catalogue: FieldCatalogue) {
    asTables.isOn = state.showsMoneyTables
    guard let assessment else { return }
    let page = MoneyPage(assessment, catalogue: catalogue)
    let showsTable = state.showsMoneyTables
    cash.widget.isVisible = page.cashSentence != nil
    if let flow = assessment.cashFlow, let words = page.cashSentence {
      let chart = CashFlowChart(flow, currency: catalogue.currency)
      cash.show(words, table: page.cashTable, showsTable: showsTable) { chart.draw(on: $0) }
    }
    returns.widget.isVisible = page.returnSentence != nil
    if let range = assessment.returns, let words = page.returnSentence {
      let chart = state.returns.map { ReturnChart($0, range) }
      returns.show(words, table: page.returnTable, showsTable: showsTable) {
        chart?.draw(on: $0)
      }
    }
    show(state.limit, state, showsTable, catalogue)
    returns.setStale(state.isWorking)
    limit.setStale(state.isWorking)
  }

  private func show(
    _ page: LimitPage?, _ state: ResultState, _ showsTable: Bool, _ catalogue: FieldCatalogue
  ) {
    guard let page else {
      let words =
        state.isWorking ? "The limit is being worked out…" : "No limit can be drawn for this case."
      limit.show(words, table: nil, showsTable: false) { _ in }
      return
    }
    let lines = page.rules.map { rule in
      LimitChart.Line(
        label: rule.label,
        points: page.curves.points.compactMap { point in
          page.used(rule, point).map { .init(amount: point.amount.amount, used: $0) }
        }, isBinding: rule.isBinding)
    }.filter { !$0.points.isEmpty }
    let chart = LimitChart(
      lines: lines, limit: page.curves.limit.amount, asked: state.limitAsked?.amount ?? 0,
      currency: catalogue.currency)
    limit.show(page.sentence, table: page.table, showsTable: showsTable) { chart.draw(on: $0) }
  }
}
