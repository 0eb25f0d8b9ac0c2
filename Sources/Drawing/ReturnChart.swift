package import Lending

/// The annual returns of a hundred like loans in order, the worst first: how far the losses go, how
/// many lose money, and what eight of ten keep to.
package struct ReturnChart: Sendable, Equatable {
  /// A return and how many of the loans return less, 0…1.
  package struct Point: Sendable, Equatable {
    package let below: Double
    package let percent: Double
  }

  /// By rising share.
  package let points: [Point]
  package let range: ReturnRange

  package init(_ distribution: ReturnDistribution, _ range: ReturnRange) {
    var points: [Point] = []
    var below = 0.0
    for bin in distribution.bins where bin.share > 0 {
      let middle = (bin.low + bin.high) / 2
      // Few loans are a point of a slope; many returning the same are a level.
      if bin.share < 0.02, !points.isEmpty {
        points.append(Point(below: below + bin.share / 2, percent: middle))
      } else {
        points.append(Point(below: below, percent: middle))
        points.append(Point(below: below + bin.share, percent: middle))
      }
      below += bin.share
    }
    self.points = points
    self.range = range
  }

  package func draw(on canvas: Canvas) {
    guard let best = points.last?.percent, let worst = points.first?.percent else { return }
    let palette = canvas.palette
    let bottom = min(-20, (worst / 20).rounded(.down) * 20)
    let top = max(20, (best / 20).rounded(.up) * 20)
    let plot = Plot(on: canvas, across: 0...1, up: bottom...top)
    let step = top - bottom > 80 ? 40.0 : 20
    plot.drawScales(
      on: canvas,
      across: [0, 0.1, 0.5, 0.9, 1].map {
        Plot.Tick(value: $0, label: Figure.shown($0 * 100, decimals: 0))
      },
      up: stride(from: (bottom / step).rounded(.up) * step, through: top, by: step).map {
        Plot.Tick(value: $0, label: Figure.shown($0, decimals: 0))
      },
      acrossTitle: "of 100 loans like this one, the worst first", upTitle: "return, % a year")
    let losing = points.filter { $0.percent <= 0 }
    let earning = points.filter { $0.percent >= 0 }
    fill(losing, palette.raises, canvas, plot)
    fill(earning, palette.lowers, canvas, plot)
    canvas.line(from: plot.place(0, 0), to: plot.place(1, 0), palette.quietText, width: 0.75)
    nameLosses(on: canvas, plot, bottom: bottom)
    mark("one in ten", range.p10, at: 0.1, canvas, plot)
    mark("half", range.p50, at: 0.5, canvas, plot)
    mark("nine in ten", range.p90, at: 0.9, canvas, plot)
  }

  /// Says beside the losses how many there are, away from the marks.
  private func nameLosses(on canvas: Canvas, _ plot: Plot, bottom: Double) {
    let chance = range.chanceOfLosingMoney
    guard chance > 0 else { return }
    let size = canvas.font.size
    let taken = [range.p10, range.p50, range.p90].filter { $0.percent < 0 }
      .map { plot.y($0.percent) + size * 0.9 }
    func room(_ y: Double) -> Double { taken.map { abs($0 - y) }.min() ?? .infinity }
    let places = [0.3, 0.45, 0.6, 0.75].map { plot.y(bottom * $0) }
    guard let y = places.first(where: { room($0) > size * 1.3 }) ?? places.first else { return }
    canvas.write(
      "\(Figure.percent(chance, decimals: 0)) lose money", x: plot.x(chance) + size * 0.6,
      middle: y,
      TextStyle(
        ink: canvas.palette.raises, scale: 0.95, isBold: true,
        mostWidth: canvas.width - plot.x(chance) - size * 0.6))
  }

  private func fill(_ points: [Point], _ ink: Ink, _ canvas: Canvas, _ plot: Plot) {
    guard let first = points.first, let last = points.last else { return }
    let line = points.map { plot.place($0.below, $0.percent) }
    canvas.area(
      [plot.place(first.below, 0)] + line + [plot.place(last.below, 0)], ink.covering(0.25))
    canvas.path(line, ink, width: 2)
  }

  /// A dot on the curve with its return: above it in the field of gains, beside it among losses.
  private func mark(
    _ name: String, _ rate: Rate, at share: Double, _ canvas: Canvas, _ plot: Plot
  ) {
    let palette = canvas.palette
    let size = canvas.font.size
    let (x, y) = plot.place(share, rate.percent)
    canvas.dot(center: (x, y), radius: size * 0.38, palette.background)
    canvas.dot(
      center: (x, y), radius: size * 0.3, rate.percent < 0 ? palette.raises : palette.lowers)
    let figure = Figure.shown(rate.percent, decimals: 1) + "\u{202F}%"
    let isLoss = rate.percent < 0
    // The scale below says it where there is no room for words.
    let label = canvas.width < size * 30 ? figure : "\(name) below \(figure)"
    var style = TextStyle(ink: palette.text, scale: 0.88)
    let half = canvas.width(of: label, style) / 2
    style.anchor = isLoss ? .start : .middle
    canvas.write(
      label, x: isLoss ? x + size * 0.7 : min(x, canvas.width - half),
      middle: isLoss ? y + size * 0.9 : y - size * 0.95, style)
  }
}
