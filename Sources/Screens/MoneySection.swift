internal import Drawing
internal import Gtk
internal import ScreenStates

/// A picture of money with the sentence that says what it means, and on wish its table.
@MainActor
final class MoneySection {
  let widget: Box
  private let sentence = Label().wrapping().atTop()
  private let chart: DrawingArea
  private let table = PlainTable()
  private var picture: (Canvas) -> Void = { _ in }

  /// - Parameters:
  ///   - height: of the picture, in pixels.
  ///   - lines: how many lines of the sentence have room from the start.
  init(title: String, height: Int, lines: Int) {
    chart = DrawingArea(name: title).height(height).expanding(.horizontal)
    widget = Box(
      .vertical, spacing: 9,
      [
        Label(title).classes("heading"), sentence.atLeast(height: lines * 20), chart,
        table.widget.hidden(),
      ]
    ).classes("card", "assay-card")
    _ = chart.onDraw { [weak self] place in self?.picture(Canvas(place)) }
  }

  func show(
    _ words: String, table rows: MoneyPage.Table?, showsTable: Bool,
    _ draw: @escaping (Canvas) -> Void
  ) {
    sentence.text = words
    picture = draw
    chart.described(words)
    chart.redraw()
    table.show(rows)
    table.widget.isVisible = showsTable && rows != nil
  }

  /// Whether what is shown is older than the form.
  func setStale(_ isStale: Bool) {
    chart.setClass("assay-stale", isStale)
    sentence.setClass("assay-stale", isStale)
  }
}
