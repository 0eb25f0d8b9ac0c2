internal import Gtk
internal import Lending
internal import ScreenStates

/// Other answers beside those of the form, and what they would change.
@MainActor
final class WhatIfView {
  let widget: Box
  private let model: ResultModel
  private let catalogue: FieldCatalogue
  private let asked = CompareTile(title: "In the form")
  private let changed = CompareTile(title: "With the changes")
  private let tiles: Box
  private let list = Box(.vertical, spacing: 15)
  private let problem = Label().wrapping().classes("error").hidden()
  private let more: DropDown
  private let reset: Button
  private let use: Button
  private let buttons: Box
  private var rows: [(field: FieldID, row: SupposeRow)] = []
  private let adder = Adder()

  /// What the list of further fields offers at each place after its title.
  @MainActor
  private final class Adder {
    var offered: [FieldID] = []
    var isShowing = false
  }

  init(_ model: ResultModel, _ catalogue: FieldCatalogue) {
    self.model = model
    self.catalogue = catalogue
    let info = InfoButton(name: "About what if")
    info.show([
      ("Sliders", "The three answers that move this case most; any other can be added."),
      ("Curve", "The chance of default over all values, the other answers as they are now."),
      ("Ring", "The answer in the form."),
      ("Form", "Stays as it is until the changed answers are used."),
    ])
    tiles = Box(.horizontal, spacing: 12, [asked.widget, changed.widget]).homogeneous()
    more = DropDown(name: "Add a field", choices: ["Add a field…"])
    reset = Button("Reset")
    use = Button("Use These Answers")
    buttons = Box(
      .horizontal, spacing: 9,
      [more.expanding(.horizontal).aligned(horizontal: .start), reset, use])
    let card = Box(.vertical, spacing: 15, [list, problem, buttons]).classes("card", "assay-card")
    widget = Box(
      .vertical, spacing: 12,
      [
        Box(.horizontal, spacing: 3, [Label("What if").classes("heading"), info.widget]), tiles,
        card,
      ])
    _ = reset.onClick { [weak model] in model?.resetWhatIf() }
    _ = use.onClick { [weak model] in model?.useWhatIf() }
    _ = more.onChoose { [weak model, adder] place in
      guard !adder.isShowing, adder.offered.indices.contains(place - 1) else { return }
      let field = adder.offered[place - 1]
      // The list is filled anew, which must wait until it has closed.
      MainLoop.afterwards { model?.add(field) }
    }
  }

  func setNarrow(_ isNarrow: Bool) {
    buttons.setAxis(isNarrow ? .vertical : .horizontal)
  }

  func show(_ state: ResultState) {
    guard let whatIf = state.whatIf else { return }
    asked.show(whatIf.assessment, beside: nil)
    changed.show(whatIf.changed, beside: whatIf.assessment)
    if rows.map(\.field) != whatIf.fields { build(whatIf) }
    let line = Probability(logOdds: whatIf.assessment.explanation.cutOff).value
    let top = state.top(line: line)
    for (field, row) in rows {
      row.show(whatIf, state.curves[field], line: line, top: top, catalogue)
    }
    problem.text = whatIf.problem(catalogue) ?? ""
    problem.isVisible = whatIf.changed == nil
    reset.isEnabled = whatIf.isChanged
    use.isEnabled = whatIf.isChanged && whatIf.changed != nil
  }

  private func build(_ whatIf: WhatIf) {
    for (_, row) in rows { list.remove(row.widget) }
    rows = whatIf.fields.compactMap { id in
      catalogue[id].map { field in
        (id, SupposeRow(field) { [weak model] text in model?.suppose(id, is: text) })
      }
    }
    for (_, row) in rows { list.append(row.widget) }
    let others = whatIf.others(catalogue)
    adder.isShowing = true
    adder.offered = others.map(\.id)
    more.setChoices(["Add a field…"] + others.map(\.label))
    more.selected = 0
    adder.isShowing = false
  }
}

/// Chance and recommendation, once as asked and once changed.
@MainActor
private final class CompareTile {
  let widget: Box
  private let title: String
  private let chance = Label("–").classes("assay-figure")
  private let words = Label().classes("assay-quiet").wrapping()
  private let moved = Label().classes("assay-small", "assay-quiet", "numeric").wrapping()

  init(title: String) {
    self.title = title
    widget = Box(
      .vertical, spacing: 3,
      [
        Label(title).classes("assay-small", "assay-quiet"),
        chance, words, moved.atLeast(height: 17),
      ]
    ).classes("card", "assay-tile")
  }

  func show(_ assessment: Assessment?, beside other: Assessment?) {
    guard let assessment else {
      chance.text = "–"
      words.text = "No score"
      moved.text = ""
      return
    }
    chance.text = Figure.percent(assessment.probability.value)
    words.text =
      "\(assessment.recommendation.verdict.word), score \(assessment.score), band \(assessment.band)"
    moved.text =
      other.map { other in
        let points = (assessment.probability.value - other.probability.value) * 100
        return abs(points) < 0.05
          ? "The chance is the same"
          : "\(Figure.signed(points, decimals: 1)) points of the chance"
      } ?? "Limit \(Figure.grouped(assessment.limit.amount.amount))"
    _ = widget.named("\(title): \(chance.text), \(words.text). \(moved.text)")
  }
}
