internal import Desk
internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// One pack: how well it does on a set of loans, beside the others, and its card.
@MainActor
final class ModelPageView {
  let widget: Stack
  private let model: ModelsModel
  private let cutOff: Double
  private let title = Label().classes("title-2").wrapping()
  private let subtitle = Label().classes("assay-quiet").wrapping()
  private let info = InfoButton(name: "Where these figures come from")
  private let test = DropDown(name: "Measured on", choices: [])
  private let sentence = Label().wrapping()
  private let tiles = (0..<4).map { _ in FigureTile(lines: 2) }
  private let tileRow: Box
  private let roc = MoneySection(title: "Ranking (ROC)", height: 290, lines: 2)
  private let calibration = MoneySection(title: "Calibration", height: 290, lines: 2)
  private let gains = MoneySection(title: "Gains", height: 250, lines: 1)
  private let pictures: [Box]
  private let curve = MoneySection(title: "Response curve", height: 240, lines: 2)
  private let curveField = DropDown(name: "Field of the curve", choices: [])
  private let curveCard: Box
  private var shownFields: [FieldID] = []
  private let comparison = BarsCard(title: "Beside its challengers")
  private let table = PlainTable()
  private let tableCard: Box
  private let importance: BarsCard
  private let card = CardView()
  private let measured: Box
  private var isShowing = false
  private var shownFolder: String?
  private var shownTests: [String] = []

  init(_ model: ModelsModel, cutOff: Double) {
    self.model = model
    self.cutOff = cutOff
    let about = InfoButton(name: "About the importance")
    about.show([
      ("Importance", "Mean size of each field’s contribution among the training loans, log-odds."),
      ("Source", "The card of the pack, chapter Fields."),
    ])
    importance = BarsCard(title: "What moves the chance most", info: about)
    tileRow = Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous()
    pictures = [
      Box(.horizontal, spacing: 12, [roc.widget, calibration.widget]).homogeneous(),
      Box(.horizontal, spacing: 12, [gains.widget, importance.widget]).homogeneous(),
    ]
    tableCard = Box(
      .vertical, spacing: 9,
      [Label("All on the same loans").classes("heading"), table.widget]
    ).classes("card", "assay-card")
    curveCard = Box(
      .vertical, spacing: 9,
      [
        Box(
          .horizontal, spacing: 9,
          [Label("Chance over").classes("assay-quiet"), curveField.expanding(.horizontal)]),
        curve.widget,
      ])
    measured = Box(
      .vertical, spacing: 12,
      [
        Box(
          .horizontal, spacing: 9,
          [Label("Measured on").classes("assay-quiet"), test.expanding(.horizontal)]), sentence,
        tileRow,
      ] + pictures + [curveCard, comparison.widget, tableCard])
    let content = Box(
      .vertical, spacing: 15,
      [
        Box(.horizontal, spacing: 3, [title, info.widget]), subtitle, measured, card.widget,
      ]
    ).margin(18)
    widget = Stack([
      (
        "waiting",
        StatusPage(
          icon: "process-working-symbolic", title: "Reading the Packs",
          description:
            "Each is checked against its digests, and its made-up applications are scored "
            + "again.")
      ),
      (
        "refused",
        StatusPage(
          icon: "dialog-warning-symbolic", title: "The Pack Is Refused", description: "")
      ), ("page", content),
    ])
    _ = curveField.onChoose { [weak self] place in
      guard let self, !self.isShowing, self.shownFields.indices.contains(place) else { return }
      self.model.showCurve(of: self.shownFields[place])
    }
    _ = test.onChoose { [weak self] place in
      guard let self, !self.isShowing, self.shownTests.indices.contains(place) else { return }
      self.model.choose(test: self.shownTests[place])
    }
  }

  func setNarrow(_ isNarrow: Bool) {
    for box in pictures + [tileRow] { box.setAxis(isNarrow ? .vertical : .horizontal) }
  }

  func show(_ state: ModelState) {
    guard let page = state.page else {
      let isRefused = state.entries.first { $0.folder == state.chosen }?.problem != nil
      widget.page = isRefused ? "refused" : "waiting"
      return
    }
    widget.page = "page"
    if shownFolder != state.chosen {
      shownFolder = state.chosen
      title.text = page.title
      subtitle.text =
        "\(page.model.name) · "
        + (ModelPage.isChampion(page.model.name)
          ? "answers for its product" : "a challenger, for comparison")
      info.show(page.origin)
      card.show(page.card)
      importance.show(
        SizeBars(
          bars: page.importance.prefix(12).map { line in
            SizeBars.Bar(
              label: line.label, size: line.size, figure: Figure.shown(line.size, decimals: 3))
          }, foot: "mean contribution, log-odds"))
      importance.widget.isVisible = !page.importance.isEmpty
    }
    measured.isVisible = !page.tests.isEmpty
    showTests(page, state)
    guard let test = state.shownTest else { return }
    show(test, page)
    showCurve(state)
    showComparison(state)
  }

  private func showCurve(_ state: ModelState) {
    isShowing = true
    defer { isShowing = false }
    let fields = state.curveFields
    curveCard.isVisible = !fields.isEmpty
    if shownFields != fields.map(\.id) {
      shownFields = fields.map(\.id)
      curveField.setChoices(fields.map(\.label))
    }
    curveField.selected = state.curveField.flatMap { shownFields.firstIndex(of: $0) } ?? 0
    guard let found = state.curve else {
      return curve.show("Being worked out…", table: nil, showsTable: false) { _ in }
    }
    let chart = FieldCurveChart(
      points: found.curve.points.map { .init(value: $0.value, chance: $0.chance.value) },
      present: found.curve.present.map { .init(value: $0.value, chance: $0.chance.value) },
      line: cutOff, acrossTitle: found.acrossTitle)
    curve.show(found.sentence, table: nil, showsTable: false) { chart.draw(on: $0) }
  }

  private func showTests(_ page: ModelPage, _ state: ModelState) {
    isShowing = true
    defer { isShowing = false }
    let names = page.tests.map(\.name)
    if shownTests != names {
      shownTests = names
      test.setChoices(names.map { $0.prefix(1).uppercased() + $0.dropFirst() })
    }
    test.selected = state.shownTest.flatMap { names.firstIndex(of: $0.name) } ?? 0
  }

  private func show(_ test: TestMeasures, _ page: ModelPage) {
    sentence.text = page.sentence(test)
    let figures = page.tiles(test)
    for (place, tile) in tiles.enumerated() {
      tile.widget.isVisible = place < figures.count
      guard place < figures.count else { continue }
      tile.show(
        title: figures[place].title, figure: figures[place].figure, note: figures[place].note)
    }
    let curve = RocChart(
      points: test.roc ?? [], area: test[.areaUnderCurve],
      cutOff: page.model.catalogue.product == .installmentLoan ? cutOff : nil)
    roc.show(page.rankingSentence(test), table: nil, showsTable: false) { curve.draw(on: $0) }
    roc.widget.isVisible = !(test.roc ?? []).isEmpty
    let levels = test.calibration
    calibration.show(page.calibrationSentence(test), table: nil, showsTable: false) {
      levels.draw(on: $0)
    }
    calibration.widget.isVisible = !test.reliability.isEmpty
    let tenths = test.gainsChart
    gains.show(page.gainsSentence(test), table: nil, showsTable: false) { tenths.draw(on: $0) }
    gains.widget.isVisible = !test.gains.isEmpty
  }

  private func showComparison(_ state: ModelState) {
    let lines = state.comparison
    comparison.widget.isVisible = lines.count > 1
    tableCard.isVisible = lines.count > 1
    guard lines.count > 1 else { return }
    let start = ((lines.map(\.ranking.low).min() ?? 0.5) * 50 - 0.5).rounded(.down) / 50
    comparison.show(
      SizeBars(
        bars: lines.map { line in
          SizeBars.Bar(
            label: line.title + (line.isChampion ? " (in use)" : ""), size: line.ranking.value,
            figure: Figure.shown(line.ranking.value, decimals: 3),
            range: line.ranking.low...line.ranking.high, isStrong: line.isChosen)
        }, start: start,
        foot: "AUC with interval, from \(Figure.shown(start, decimals: 2)) on"),
      sentence: state.comparisonSentence)
    func cell(_ value: Double?, _ decimals: Int) -> String {
      value.map { Figure.shown($0, decimals: decimals) } ?? "–"
    }
    table.show(
      MoneyPage.Table(
        head: ["Model", "AUC", "KS", "Brier", "Calibration error"],
        rows: lines.map { line in
          [
            line.title + (line.isChampion ? " (in use)" : ""), cell(line.ranking.value, 4),
            cell(line.separation, 4), cell(line.brier, 4), cell(line.calibration, 4),
          ]
        }))
  }
}
