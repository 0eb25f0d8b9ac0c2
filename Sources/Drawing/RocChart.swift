package import Lending

/// What calling loans defaults from a chance on would catch, and whom it would call one wrongly.
package struct RocChart: Sendable, Equatable {
  package let points: [RocPoint]
  package let area: MeasureInterval?
  /// The chance from which the policy declines, 0…1; nil leaves it out.
  package let cutOff: Double?

  package init(points: [RocPoint], area: MeasureInterval?, cutOff: Double?) {
    self.points = points
    self.area = area
    self.cutOff = cutOff
  }

  package func draw(on canvas: Canvas) {
    guard points.count > 1 else { return }
    let palette = canvas.palette
    let size = canvas.font.size
    let plot = Plot(on: canvas, across: 0...1, up: 0...1)
    let ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map {
      Plot.Tick(value: $0, label: Figure.percent($0, decimals: 0))
    }
    plot.drawScales(
      on: canvas, across: ticks, up: ticks, acrossTitle: "of the repaid loans, called defaults",
      upTitle: "of the defaults, called so")
    let line = points.map { plot.place($0.falsePositiveRate, $0.truePositiveRate) }
    canvas.area(line + [plot.place(1, 0)], palette.lowers.covering(0.14))
    canvas.path([plot.place(0, 0), plot.place(1, 1)], palette.neutral, width: 1, dashes: [4, 3])
    canvas.path(line, palette.lowers, width: 2)
    if let area {
      let (x, y) = plot.place(0.97, 0.2)
      canvas.write(
        "AUC \(Figure.shown(area.value, decimals: 3))", x: x, middle: y,
        TextStyle(ink: palette.text, scale: 1.15, isBold: true, anchor: .end))
      canvas.write(
        "\(Figure.shown(area.low, decimals: 3)) to \(Figure.shown(area.high, decimals: 3))", x: x,
        middle: y + size * 1.3, TextStyle(ink: palette.quietText, scale: 0.92, anchor: .end))
    }
    if let mark = cutOffPoint { draw(mark, on: canvas, plot) }
  }

  /// The last point that the cut-off still calls a default.
  private var cutOffPoint: RocPoint? {
    guard let cutOff else { return nil }
    return points.last { $0.probability.map { $0 >= cutOff } ?? false }
  }

  private func draw(_ mark: RocPoint, on canvas: Canvas, _ plot: Plot) {
    let size = canvas.font.size
    let place = plot.place(mark.falsePositiveRate, mark.truePositiveRate)
    canvas.dot(center: place, radius: size * 0.42, canvas.palette.background)
    canvas.dot(center: place, radius: size * 0.32, canvas.palette.text)
    canvas.write(
      "line of the policy: catches \(Figure.percent(mark.truePositiveRate, decimals: 0))",
      x: place.x + size * 0.7, middle: place.y + size * 0.7,
      TextStyle(
        ink: canvas.palette.text, scale: 0.88, mostWidth: canvas.width - place.x - size * 0.7))
  }
}
