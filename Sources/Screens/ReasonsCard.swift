internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// Why the chance is what it is: bars that add up, or a table of every field.
@MainActor
final class ReasonsCard {
  let widget: Box
  private let chart: DrawingArea
  private let pages: Stack
  private let table = ReasonTableView()
  private var bars = ReasonBars(bars: [])
  private let average: ToggleButton
  private let line: ToggleButton
  private let asTable: ToggleButton
  private let header: Box

  init(_ model: ScreeningModel) {
    chart = DrawingArea(name: "Reasons").expanding(.horizontal)
    average = ToggleButton("From average").tooltip("Against the average applicant")
    line = ToggleButton("To the line", inGroupOf: average)
      .tooltip("Against an applicant at the approval line")
    asTable = ToggleButton(icon: "view-list-symbolic", name: "Reasons as a table")
    let info = InfoButton(name: "About the reasons")
    info.show([
      (
        "Bars",
        "How far each answer moves the chance of default, to the right up, to the left down."
      ),
      ("From average", "The sum starts at the average applicant."),
      ("To the line", "The sum starts at an applicant on the approval line of the policy."),
      ("Unit", "Log-odds: +0.69 doubles the odds of default, −0.69 halves them."),
      ("Sum", "The bars add up exactly to the chance shown above."),
    ])
    pages = Stack(
      [
        ("chart", chart), ("table", table.widget),
        (
          "nothing",
          Label("The reasons appear with the score.").classes("assay-quiet").text(at: 0.5)
            .expanding(.vertical)
        ),
      ])
    header = Box(
      .horizontal, spacing: 9,
      [
        Box(
          .horizontal, spacing: 3,
          [
            Label("Reasons").classes("heading"), info.widget,
            Label().expanding(.horizontal),
          ]
        ).expanding(.horizontal),
        Box(
          .horizontal, spacing: 9,
          [Box(.horizontal, [average, line]).classes("linked"), asTable]),
      ])
    widget = Box(.vertical, spacing: 12, [header, pages]).classes("card", "assay-card")
    _ = average.onToggle { [weak model] in if $0 { model?.show(.againstAverage) } }
    _ = line.onToggle { [weak model] in if $0 { model?.show(.towardsLine) } }
    _ = asTable.onToggle { [weak model] in model?.showTable($0) }
    _ = chart.onDraw { [weak self] place in self?.bars.draw(on: Canvas(place)) }
      .onResize { [weak self] width in self?.keepHeight(width: width) }
    keepHeight(width: 600)
  }

  func setNarrow(_ isNarrow: Bool) { header.setAxis(isNarrow ? .vertical : .horizontal) }

  func show(_ state: ScreeningState, catalogue: FieldCatalogue) {
    average.isOn = state.reasonView == .againstAverage
    line.isOn = state.reasonView == .towardsLine
    asTable.isOn = state.showsTable
    guard let assessment = state.assessment else {
      pages.page = "nothing"
      return
    }
    if state.showsTable {
      table.show(ReasonTable(assessment, catalogue: catalogue))
      pages.page = "table"
      return
    }
    let list = ReasonList(assessment, catalogue: catalogue, view: state.reasonView)
    bars = ReasonBars(list)
    chart.described(list.description)
    chart.redraw()
    pages.page = "chart"
  }

  /// The chart is as high as all its rows from the start, so nothing moves when it fills.
  private func keepHeight(width: Int) {
    let height = Int(
      ReasonBarsLayout.height(
        of: ReasonList.rowCount, width: Double(width), fontSize: chart.font.size))
    MainLoop.afterwards { [chart, pages] in
      _ = chart.height(height)
      _ = pages.atLeast(height: height)
    }
  }
}
