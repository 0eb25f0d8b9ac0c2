private import Lending

/// What share of the whole the best so many bring.
package struct CumulativeChart: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    /// Both 0…1.
    package let taken: Double
    package let brought: Double

    package init(taken: Double, brought: Double) {
      self.taken = taken
      self.brought = brought
    }
  }

  package let points: [Point]
  package let acrossTitle: String
  package let title: String
  /// Share of those taken at which the line is named.
  package let marked: Double

  package init(points: [Point], title: String, acrossTitle: String, marked: Double) {
    self.points = points
    self.title = title
    self.acrossTitle = acrossTitle
    self.marked = marked
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
      on: canvas, across: ticks, up: ticks, acrossTitle: acrossTitle, upTitle: title)
    let line = points.map { plot.place($0.taken, $0.brought) }
    canvas.area(line + [plot.place(1, 0)], palette.lowers.covering(0.14))
    canvas.path([plot.place(0, 0), plot.place(1, 1)], palette.neutral, width: 1, dashes: [4, 3])
    canvas.path(line, palette.lowers, width: 2)
    guard let point = points.min(by: { abs($0.taken - marked) < abs($1.taken - marked) }) else {
      return
    }
    let (x, y) = plot.place(point.taken, point.brought)
    canvas.line(
      from: (x, y), to: (x, plot.box.y + plot.box.height), palette.text, width: 1, dashes: [2, 3])
    canvas.dot(center: (x, y), radius: size * 0.42, palette.background)
    canvas.dot(center: (x, y), radius: size * 0.32, palette.lowers)
    canvas.write(
      "\(Figure.percent(point.brought, decimals: 0)) from the best "
        + Figure.percent(point.taken, decimals: 0), x: x + size * 0.8, middle: y + size * 0.9,
      TextStyle(
        ink: palette.text, scale: 0.95, isBold: true, mostWidth: canvas.width - x - size))
  }
}
