private import Lending

/// What was foretold against what happened: on the diagonal both are the same.
package struct CalibrationChart: Sendable, Equatable {
  /// Loans of like probability.
  package struct Point: Sendable, Equatable {
    /// Mean probability, 0…1.
    package let foretold: Double
    /// Share that defaulted, 0…1.
    package let observed: Double
    /// Where the observed share would lie on other draws of as many loans.
    package let low: Double
    package let high: Double
    package let count: Int

    package init(foretold: Double, observed: Double, low: Double, high: Double, count: Int) {
      self.foretold = foretold
      self.observed = observed
      self.low = low
      self.high = high
      self.count = count
    }
  }

  package let points: [Point]

  package init(points: [Point]) { self.points = points }

  /// End of both scales, a round share.
  package var end: Double {
    Plot.marks(upTo: min(1, points.lazy.flatMap { [$0.foretold, $0.high] }.max() ?? 1)).end
  }

  package func draw(on canvas: Canvas) {
    let palette = canvas.palette
    let size = canvas.font.size
    let (end, values) = Plot.marks(upTo: end)
    // The counts have a line of their own between title and field.
    let plot = Plot(on: canvas, across: 0...end, up: 0...end, over: 3.1)
    let decimals = end < 0.1 ? 1 : 0
    let ticks = values.map { Plot.Tick(value: $0, label: Figure.percent($0, decimals: decimals)) }
    plot.drawScales(
      on: canvas, across: ticks, up: ticks, acrossTitle: "mean chance foretold",
      upTitle: "share that defaulted, with 95\u{202F}% interval; above: number of loans")
    canvas.path(
      [plot.place(0, 0), plot.place(end, end)], palette.neutral, width: 1, dashes: [4, 3])
    var lastLabel = -Double.infinity
    let small = TextStyle(ink: palette.quietText, scale: 0.8, anchor: .middle)
    for point in points {
      let (x, y) = plot.place(point.foretold, point.observed)
      canvas.line(
        from: (x, plot.y(min(end, point.high))), to: (x, plot.y(max(0, point.low))), palette.lowers,
        width: 1.5)
      for bound in [min(end, point.high), max(0, point.low)] {
        canvas.line(
          from: (x - size * 0.25, plot.y(bound)), to: (x + size * 0.25, plot.y(bound)),
          palette.lowers, width: 1.5)
      }
      canvas.dot(center: (x, y), radius: size * 0.42, palette.background)
      canvas.dot(center: (x, y), radius: size * 0.34, palette.lowers)
      let label = Figure.grouped(Double(point.count))
      let half = canvas.width(of: label, small) / 2
      guard x - half > lastLabel + size * 0.3 else { continue }
      canvas.write(label, x: x, middle: size * 2.2, small)
      lastLabel = x + half
    }
  }
}
