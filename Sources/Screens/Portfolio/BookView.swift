internal import Desk
internal import Drawing
internal import Gtk
internal import Lending
internal import Reports
internal import ScreenStates

/// A portfolio: what it may lose and bring in pictures, where the money lies, and its loans.
@MainActor
final class BookView {
  let widget: Box
  private let model: PortfolioModel
  private let stale = NoticeBox()
  private let doubts = NoticeBox()
  private let sentence = Label().wrapping().classes("title-4")
  private let tiles = (0..<4).map { _ in FigureTile(lines: 2) }
  private let tileRow: Box
  private let loss = MoneySection(title: "Loss over the life of the loans", height: 210, lines: 1)
  private let returns = MoneySection(title: "Return a year", height: 210, lines: 1)
  private let charts: Box
  private let shares: BarsCard
  private let left: BarsCard
  private let spread: Box
  private let assumptions = Label().wrapping().classes("assay-small", "assay-quiet")
  private let loans: ResultListView
  private let pictures: Box
  private let pdf = Button("Save as PDF…").action("win.pages").tooltip("Ctrl+P")

  init(_ model: PortfolioModel) {
    self.model = model
    shares = BarsCard(title: "Where the money lies")
    left = BarsCard(title: "Not bought")
    let info = InfoButton(name: "About the portfolio")
    info.show([
      ("Choice", "The highest expected return a year after a charge for risk, in whole notes."),
      ("Loss", "Balances at default less what comes back of them, in money of today."),
      (
        "Spread", "One-factor model: borrowers share a part of their fortune by their risk (Basel)."
      ),
      ("Return", "Internal rate of return a year of all payments together; nothing is reinvested."),
    ])
    loans = ResultListView(
      name: "Loans", model.rows, columns: FoundBook.columns, searching: "Id",
      choices: [
        .init(
          name: "Bought or not", column: "reason_excluded", all: "All offers",
          words: [("", "Bought")]
            + FoundBook.reasons.sorted { $0.value < $1.value }.map { ($0.key, $0.value) })
      ])
    tileRow = Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous()
    charts = Box(.horizontal, spacing: 12, [loss.widget, returns.widget]).homogeneous()
    spread = Box(.horizontal, spacing: 12, [shares.widget, left.widget]).homogeneous()
    pictures = Box(.vertical, spacing: 12, [tileRow, charts, spread])
    let head = Box(
      .horizontal, spacing: 9,
      [
        Label("Loans").classes("heading"), info.widget, Label().expanding(.horizontal), pdf,
        Button("Save as CSV…").action("win.save"),
      ])
    widget = Box(
      .vertical, spacing: 12,
      [
        stale.widget, doubts.widget, sentence, pictures, head,
        loans.widget.expanding(.vertical).atLeast(height: 360), assumptions,
      ]
    ).margin(18)
  }

  func setNarrow(_ isNarrow: Bool) {
    for box in [tileRow, charts, spread] { box.setAxis(isNarrow ? .vertical : .horizontal) }
    loans.setNarrow(isNarrow)
  }

  func show(_ state: PortfolioState) {
    guard let book = state.book else { return }
    stale.show(
      state.isStale ? "What is asked has changed since this was found." : nil, isWarning: false)
    doubts.show(
      book.found.table.doubts.map { $0 + "." }.joined(separator: "\n"), isWarning: true)
    pdf.isEnabled = book.report != nil
    pictures.isVisible = book.report != nil
    assumptions.isVisible = book.report != nil
    guard let report = book.report else {
      sentence.text = "Nothing of this table is worth buying as it was asked."
      return
    }
    sentence.text = report.sentence
    for (tile, key) in zip(tiles, Self.keys(report)) {
      tile.show(title: key.label, figure: key.figure, note: key.note)
    }
    show(report.loss, in: loss)
    show(report.returns, in: returns, and: best(book))
    shares.show(Self.concentration(report))
    left.show(
      SizeBars(
        bars: book.leftOut.map { line in
          SizeBars.Bar(
            label: line.title, size: Double(line.count),
            figure: Figure.grouped(Double(line.count)))
        }))
    left.widget.isVisible = !book.leftOut.isEmpty
    assumptions.text = "What was assumed: " + report.assumptions.joined(separator: " ")
  }

  /// Money, loans, expected loss and return: four of the report's figures.
  private static func keys(_ report: PortfolioReport) -> [PortfolioReport.Key] {
    let wanted = ["Bought", "Held", "Loans", "Expected loss", "Expected return a year"]
    let found = report.keys.filter { wanted.contains($0.label) }
    return found.count >= 4
      ? found : found + report.keys.filter { $0.label == "Average chance of default" }
  }

  /// What only one case in ten returns.
  private func best(_ book: FoundBook) -> [Histogram.Mark] {
    guard let rate = book.found.portfolio.book?.returns.p90 else { return [] }
    let words = "one in ten above \(Figure.shown(rate.percent, decimals: 1))\u{202F}%"
    return [Histogram.Mark(value: rate.percent, label: words)]
  }

  private func show(
    _ values: PortfolioReport.Distribution, in section: MoneySection,
    and more: [Histogram.Mark] = []
  ) {
    guard let first = values.bins.first, let last = values.bins.last, first.low < last.high else {
      section.widget.isVisible = false
      return
    }
    section.widget.isVisible = true
    let chart = Histogram(
      bins: values.bins, marks: values.marks + more,
      scale: Histogram.percentScale(first.low, last.high), title: "how often",
      acrossTitle: values.unit)
    let words = (values.marks + more).map(\.label).joined(separator: "; ")
    section.show(words, table: nil, showsTable: false) { chart.draw(on: $0) }
  }

  /// The division that says most: by band, else whatever there is.
  private static func concentration(_ report: PortfolioReport) -> SizeBars {
    let bands = report.concentrations.filter { $0.division == "band" }
    let lines = bands.isEmpty ? report.concentrations : bands
    return SizeBars(
      bars: lines.prefix(8).map { line in
        SizeBars.Bar(
          label: bands.isEmpty ? line.group : "Band \(line.group)", size: line.share.percent,
          figure: Figure.shown(line.share.percent, decimals: 1) + "\u{202F}%")
      })
  }
}
