private import Lending

/// The chance of default over the values of one field, with where an applicant stands on it.
package struct FieldCurveChart: Sendable, Equatable {
  /// By rising value; chances 0…1.
  package let points: [ResponseChart.Point]
  package let present: ResponseChart.Point?
  /// The approval line, 0…1.
  package let line: Double
  /// What the values are, with their unit.
  package let acrossTitle: String

  package init(
    points: [ResponseChart.Point], present: ResponseChart.Point?, line: Double, acrossTitle: String
  ) {
    self.points = points
    self.present = present
    self.line = line
    self.acrossTitle = acrossTitle
  }

  package func draw(on canvas: Canvas) {
    guard let first = points.first, let last = points.last, first.value < last.value else { return }
    let palette = canvas.palette
    let size = canvas.font.size
    let most = max(points.lazy.map(\.chance).max() ?? 0, line)
    let (top, marks) = Plot.marks(upTo: min(1, most * 1.1))
    let plot = Plot(on: canvas, across: first.value...last.value, up: 0...top)
    plot.drawScales(
      on: canvas, across: ticks(first.value, last.value),
      up: marks.map { Plot.Tick(value: $0, label: Figure.percent($0, decimals: 0)) },
      acrossTitle: acrossTitle, upTitle: "chance of default")
    canvas.line(
      from: plot.place(first.value, line), to: plot.place(last.value, line), palette.quietText,
      width: 1, dashes: [4, 3])
    canvas.path(points.map { plot.place($0.value, $0.chance) }, palette.lowers, width: 2)
    guard let present, (first.value...last.value).contains(present.value) else { return }
    let place = plot.place(present.value, present.chance)
    canvas.dot(center: place, radius: size * 0.42, palette.background)
    canvas.dot(center: place, radius: size * 0.32, palette.lowers)
  }

  /// Four or five round values.
  private func ticks(_ low: Double, _ high: Double) -> [Plot.Tick] {
    let step = Plot.marks(upTo: high - low).values.dropFirst().first ?? 1
    var ticks: [Plot.Tick] = []
    var value = (low / step).rounded(.up) * step
    while value <= high + step * 1e-9, ticks.count < 8 {
      ticks.append(
        Plot.Tick(
          value: value, label: Figure.grouped(value, decimals: step < 1 ? 1 : 0)))
      value += step
    }
    return ticks
  }
}
