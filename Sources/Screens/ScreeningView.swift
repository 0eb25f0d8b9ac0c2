internal import Gtk
internal import Lending
internal import ScreenStates

/// The place Screen: the form, and beside it the result; one under the other where it is narrow.
@MainActor
final class ScreeningView {
  let widget: Box
  private let model: ScreeningModel
  private let form: FormView
  private let result: ResultView
  private let panes: Box
  private let line = Separator(.vertical)
  private let formArea: ScrolledArea
  private let resultArea: ScrolledArea
  private let page: ScrolledArea
  private let bottom: Box
  private let summaryText = Label().ellipsized().text(at: 0.5).classes("numeric", "heading")
  private(set) var isNarrow = false
  /// Called when form and result change between beside and under each other.
  var onNarrow: (Bool) -> Void = { _ in }

  /// Below this width form and result do not fit beside each other.
  private static let narrowWidth = 880

  init(_ model: ScreeningModel, _ results: ResultModel) {
    self.model = model
    form = FormView(model)
    result = ResultView(model, results)
    formArea = ScrolledArea(Clamp(form.widget.margin(18), width: 560))
      .notExpanding(.horizontal)
    resultArea = ScrolledArea(Clamp(result.widget.margin(18).aligned(vertical: .start), width: 860))
      .expanding(.horizontal)
    panes = Box(.horizontal, [formArea, line, resultArea])
    page = ScrolledArea(panes)
    let summary = Button(showing: summaryText, name: "Show the result")
      .classes("flat").expanding(.horizontal)
    bottom = Box(
      .horizontal, spacing: 6, [summary, Button("Decide").action("win.decide")]
    ).classes("toolbar", "assay-summary").hidden()
    let watch = DrawingArea(decoration: ()).aligned(vertical: .start)
    widget = Box(
      .vertical, [Overlay(page, over: [watch]).expanding(.vertical), bottom])
    _ = watch.onResize { [weak self] width in self?.fit(width) }
    _ = summary.onClick { [weak self] in self?.showResult() }
    layOut()
  }

  func show(_ state: ScreeningState) {
    form.show(state)
    result.show(state)
    summaryText.text = Self.summary(of: state)
  }

  func show(_ state: ResultState) { result.show(state) }

  func focusFirst() {
    page.offset = 0
    formArea.offset = 0
    form.focusFirst()
  }

  private static func summary(of state: ScreeningState) -> String {
    guard let assessment = state.assessment else {
      let count = state.missing.count
      return count == 0
        ? "No score yet" : count == 1 ? "1 more answer needed" : "\(count) more answers needed"
    }
    return "\(assessment.score) · \(Figure.percent(assessment.probability.value)) · "
      + assessment.recommendation.verdict.word
  }

  private func showResult() { page.show(topOf: resultArea) }

  private func fit(_ width: Int) {
    let narrow = width < Self.narrowWidth
    guard narrow != isNarrow else { return }
    isNarrow = narrow
    // The width is told while sizes are being given out; the new layout waits for its turn.
    MainLoop.afterwards { [weak self] in self?.layOut() }
  }

  private func layOut() {
    panes.setAxis(isNarrow ? .vertical : .horizontal)
    // A form of fixed width: the line between the two sides stands still whatever is typed.
    _ = formArea.atLeast(width: isNarrow ? -1 : 440)
    formArea.setScrolls(!isNarrow, mayCutWidth: !isNarrow)
    resultArea.setScrolls(!isNarrow)
    page.setScrolls(isNarrow, mayCutWidth: true)
    line.isVisible = !isNarrow
    bottom.isVisible = isNarrow
    onNarrow(isNarrow)
    result.setNarrow(isNarrow)
  }
}
