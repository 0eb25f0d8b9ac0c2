internal import Desk
internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// What came of scoring a table: counts, the spread of the chance, the rows, and those rejected.
@MainActor
final class ScoredTableView {
  let widget: Box
  private var page: NarrowPage?
  private let tileRow: Box
  private let actions: Box
  private let model: ImportModel
  private let sentence = Label().wrapping().classes("title-4")
  private let doubts = NoticeBox()
  private let tiles = (0..<4).map { _ in FigureTile(lines: 1) }
  private let chart = MoneySection(title: "Spread of the chance of default", height: 210, lines: 1)
  private let scored: ResultListView
  private let rejected: ResultListView
  private let tables: Stack
  private let showScored = ToggleButton("Scored rows")
  private let showRejected: ToggleButton
  private let keep = Button("Make Cases of All").action("win.keep-rows")
  private let toPortfolio = Button("To Portfolio")
  private let keeping: ProgressBar
  private var selected = 0

  init(_ model: ImportModel, onPortfolio: @escaping @MainActor () -> Void) {
    self.model = model
    showRejected = ToggleButton("Rejected rows", inGroupOf: showScored)
    keeping = ProgressBar(name: "Cases being made").hidden()
    scored = ResultListView(
      name: "Scored rows", model.rows, columns: ScoredTable.columns, searching: "Id",
      choices: [
        .init(
          name: "Recommendation", column: "recommendation", all: "All recommendations",
          words: [Verdict.approve, .refer, .decline].map { ($0.rawValue, $0.word) }),
        .init(
          name: "Band", column: "band", all: "All bands",
          words: "ABCDEFG".map { (String($0), "Band \($0)") }),
      ], isMultiple: true)
    rejected = ResultListView(
      name: "Rejected rows", model.rejects, columns: ScoredTable.rejectColumns, searching: nil)
    tables = Stack([("scored", scored.widget), ("rejected", rejected.widget)])
    let info = InfoButton(name: "About the result")
    info.show([
      ("Rows", "Scored as `assay batch` scores them; nothing is kept until you save."),
      ("Chance", "Of default over the life of the loan, by the pack named in the table."),
      ("Line", "Above the line the policy declines; close to it a person looks again."),
      ("Return", "What half of like loans return a year or more."),
    ])
    actions = Box(
      .horizontal, spacing: 9,
      [
        Box(.horizontal, [showScored, showRejected]).classes("linked"), info.widget,
        keeping.expanding(.horizontal).aligned(vertical: .center),
        Label().expanding(.horizontal), keep, toPortfolio,
        Button("Save as CSV…").action("win.save"),
      ])
    tileRow = Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous()
    widget = Box(.vertical)
    let content = Box(
      .vertical, spacing: 12,
      [
        sentence, doubts.widget, tileRow, chart.widget, actions,
        tables.expanding(.vertical).atLeast(height: 380),
      ]
    ).margin(18)
    let page = NarrowPage(content) {
      [tileRow, actions, scored, rejected] isNarrow in
      tileRow.setAxis(isNarrow ? .vertical : .horizontal)
      actions.setAxis(isNarrow ? .vertical : .horizontal)
      scored.setNarrow(isNarrow)
      rejected.setNarrow(isNarrow)
    }
    self.page = page
    widget.append(page.widget.expanding(.vertical))
    _ = showScored.onToggle { [weak model] isOn in if isOn { model?.showRejects(false) } }
    _ = showRejected.onToggle { [weak model] isOn in if isOn { model?.showRejects(true) } }
    _ = toPortfolio.onClick(onPortfolio)
    scored.onSelect = { [weak self] count in self?.showSelected(count) }
  }

  /// The rows that are selected, as places of the list.
  var selectedRows: [Int] { scored.selectedRows }

  func show(_ state: ImportState) {
    guard let result = state.result else { return }
    sentence.text = result.sentence
    doubts.show(
      result.report.doubts.map { $0 + "." }.joined(separator: "\n"), isWarning: true)
    let all = Double(max(1, result.table.count))
    for (tile, verdict) in zip(tiles, [Verdict.approve, .refer, .decline]) {
      let count = result.count(verdict)
      tile.show(
        title: verdict.word, figure: Figure.grouped(Double(count)),
        note: "\(Figure.percent(Double(count) / all)) of the rows")
    }
    tiles[3].show(
      title: "Rejected", figure: Figure.grouped(Double(result.report.rejected)),
      note: result.report.rejected == 0 ? "Every row could be read" : "Told with their reason")
    let picture = Self.chart(result)
    let words =
      "Half of the rows lie below \(Figure.percent(result.spread.median ?? 0)); the policy declines above "
      + "\(Figure.percent(result.cutOff.value))."
    chart.show(words, table: nil, showsTable: false) { picture.draw(on: $0) }
    chart.widget.isVisible = result.table.count > 0
    showScored.isOn = !state.showsRejects
    showRejected.isOn = state.showsRejects
    showRejected.isEnabled = result.report.rejected > 0
    tables.page = state.showsRejects ? "rejected" : "scored"
    toPortfolio.isVisible = result.source.preview.product == .installmentLoan
    keep.isEnabled = !state.isKeeping && result.table.count > 0
    keeping.isVisible = state.isKeeping
    keeping.show(state.keeping.flatMap(\.share))
  }

  private func showSelected(_ count: Int) {
    selected = count
    keep.label =
      count == 0
      ? "Make Cases of All" : "Make \(Figure.counted(count, "Case", "Cases"))"
  }

  private static func chart(_ result: ScoredTable) -> Histogram {
    let bins = result.spread.steps
    let line = result.cutOff.value
    let end = (bins.last?.high ?? 1) * 100
    return Histogram(
      bins: bins.map { bin in
        Histogram.Bin(
          low: bin.low * 100, high: bin.high * 100, share: bin.share,
          isAdverse: bin.low >= line - 1e-9)
      },
      marks: [result.spread.median.map { Histogram.Mark(value: $0 * 100, label: "half") }]
        .compactMap {
          $0
        }
        + (line * 100 < end
          ? [
            Histogram.Mark(
              value: line * 100,
              label: "line \(Figure.percent(line, decimals: 0))")
          ] : []),
      scale: Histogram.percentScale(0, end), title: "how many rows",
      acrossTitle: "chance of default")
  }
}
