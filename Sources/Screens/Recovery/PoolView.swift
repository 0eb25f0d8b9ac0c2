internal import Desk
internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// Many charged-off loans: what they bring together, which bring most, and what to do.
@MainActor
final class PoolView {
  let widget: Box
  private let sentence = Label().wrapping().classes("title-4")
  private let weak = NoticeBox()
  private let doubts = NoticeBox()
  private let tiles = (0..<4).map { _ in FigureTile(lines: 2) }
  private let tileRow: Box
  private let curve = MoneySection(title: "Which loans bring the money", height: 220, lines: 1)
  private let tiers = BarsCard(title: "Recommended")
  private let charts: Box
  private let loans: ResultListView

  init(_ model: RecoveryModel) {
    let info = InfoButton(name: "About the recovery")
    info.show([
      ("Expected net", "Chance that anything comes back × share of the balance, less the fee."),
      ("Rank", "By expected net money; the table keeps its own order when saved."),
      ("Net an hour", "Of the recommended way, by the officer’s hours that the policy states."),
      ("Range", "Loans are taken as independent around a common level (input of the policy)."),
    ])
    loans = ResultListView(
      name: "Charged-off loans", model.rows, columns: ValuedTable.columns, searching: "Id",
      choices: [
        .init(
          name: "Recommended", column: "tier", all: "All ways",
          words: Treatment.allCases.map { ($0.rawValue, $0.title) }
            + [("none", "Nothing is worth it")])
      ])
    tileRow = Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous()
    charts = Box(.horizontal, spacing: 12, [curve.widget, tiers.widget]).homogeneous()
    let head = Box(
      .horizontal, spacing: 9,
      [
        Label("Loans by expected net money").classes("heading"), info.widget,
        Label().expanding(.horizontal), Button("Save as CSV…").action("win.save"),
      ])
    widget = Box(
      .vertical, spacing: 12,
      [
        sentence, weak.widget, doubts.widget, tileRow, charts, head,
        loans.widget.expanding(.vertical).atLeast(height: 360),
      ]
    ).margin(18)
  }

  func setNarrow(_ isNarrow: Bool) {
    for box in [tileRow, charts] { box.setAxis(isNarrow ? .vertical : .horizontal) }
    loans.setNarrow(isNarrow)
  }

  func show(_ state: RecoveryState) {
    guard let valued = state.valued else { return }
    sentence.text = valued.sentence
    let sets = valued.weakOn.map { "“\($0)”" }.joined(separator: ", ")
    weak.show(
      valued.weakOn.isEmpty
        ? nil
        : "By its card the model is worse than a constant on \(sets): do not use its ranking for loans "
          + "like those.", isWarning: true)
    var told = valued.report.doubts.map { $0 + "." }
    if valued.otherLoans > 0 {
      told.append(
        "\(Figure.counted(valued.otherLoans, "row is", "rows are")) not charged off by the table’s "
          + "own column and passed over.")
    }
    if valued.report.rejected > 0 {
      told.append(
        "\(Figure.counted(valued.report.rejected, "row", "rows")) could not be valued.")
    }
    doubts.show(told.joined(separator: "\n"), isWarning: !valued.report.doubts.isEmpty)
    showTiles(valued)
    let chart = CumulativeChart(
      points: valued.curve.map { .init(taken: $0.loans, brought: $0.money) },
      title: "of the expected money", acrossTitle: "of the loans, the best first", marked: 0.2)
    curve.show(
      valued.bestFifth.map {
        "The best fifth brings \(Figure.percent($0, decimals: 0)); the dashed line is any order."
      } ?? "", table: nil, showsTable: false
    ) { chart.draw(on: $0) }
    charts.isVisible = valued.pool.loans > 0
    tiers.show(
      SizeBars(
        bars: valued.pool.treatments.sorted { $0.value > $1.value }.map { word, count in
          SizeBars.Bar(
            label: ValuedTable.tiers[word] ?? word, size: Double(count),
            figure: Figure.grouped(Double(count)))
        }))
  }

  private func showTiles(_ valued: ValuedTable) {
    let (pool, currency) = (valued.pool, valued.source.catalogue.currency)
    func figure(_ money: Money) -> String { Figure.grouped(money.amount) }
    func share(_ money: Money) -> String {
      pool.balance.amount > 0
        ? "\(Figure.percent(money.amount / pool.balance.amount)) of what is owed" : ""
    }
    let lines: [(String, String, String)] = [
      ("Still owed", figure(pool.balance), Figure.counted(pool.loans, "loan", "loans")),
      ("Expected net of fees", figure(pool.expectedNet), share(pool.expectedNet)),
      (
        "Nine in ten bring", figure(pool.netP10),
        "or more; one in ten \(figure(pool.netP90)) or more"
      ),
      (
        "Worth today", figure(pool.worth),
        "after costs and \(Figure.grouped(pool.hours)) officer’s hours"
      ),
    ]
    for (tile, line) in zip(tiles, lines) {
      tile.show(title: line.0, figure: line.1, unit: currency, note: line.2)
    }
  }
}
