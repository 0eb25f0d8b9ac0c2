private import Lending

/// How many of the defaults stand among the riskiest loans, against an order without any knowledge.
package struct GainsChart: Sendable, Equatable {
  /// The riskiest loans up to one share of all.
  package struct Point: Sendable, Equatable {
    /// Share of the loans, 0…1.
    package let loans: Double
    /// Share of the defaults that they hold, 0…1.
    package let captured: Double
    package let low: Double
    package let high: Double

    package init(loans: Double, captured: Double, low: Double, high: Double) {
      self.loans = loans
      self.captured = captured
      self.low = low
      self.high = high
    }
  }

  package let points: [Point]

  package init(points: [Point]) { self.points = points }

  package func draw(on canvas: Canvas) {
    let palette = canvas.palette
    let size = canvas.font.size
    let plot = Plot(on: canvas, across: 0...1, up: 0...1)
    let ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map {
      Plot.Tick(value: $0, label: Figure.percent($0, decimals: 0))
    }
    plot.drawScales(
      on: canvas, across: ticks, up: ticks, acrossTitle: "share of the loans, the riskiest first",
      upTitle: "share of all defaults among them, with 95\u{202F}% interval")
    let start = plot.place(0, 0)
    canvas.area(
      [start] + points.map { plot.place($0.loans, min(1, $0.high)) }
        + points.reversed().map { plot.place($0.loans, $0.low) }, palette.lowers.covering(0.25))
    canvas.path([start, plot.place(1, 1)], palette.neutral, width: 1, dashes: [4, 3])
    canvas.path(
      [start] + points.map { plot.place($0.loans, $0.captured) }, palette.lowers, width: 1.75)
    for point in points {
      canvas.dot(
        center: plot.place(point.loans, point.captured), radius: size * 0.26, palette.lowers)
    }
    let (x, y) = plot.place(0.62, 0.55)
    canvas.write(
      "any order", x: x + size * 0.6, middle: y,
      TextStyle(ink: palette.quietText, scale: 0.88))
    if let tenth = points.first(where: { $0.loans >= 0.295 }), tenth.captured < 0.95 {
      let place = plot.place(tenth.loans, tenth.captured)
      canvas.write(
        Figure.percent(tenth.captured, decimals: 0), x: place.x - size * 0.6,
        middle: place.y - size * 0.7,
        TextStyle(ink: palette.text, scale: 0.95, isBold: true, anchor: .end))
    }
  }
}
