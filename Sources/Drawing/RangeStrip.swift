private import Lending

/// A share with its interval on a scale, and beside it what was foretold of the case.
package struct RangeStrip: Sendable, Equatable {
  /// All 0…1.
  package let observed: Double
  package let interval: ClosedRange<Double>
  package let own: Double
  package let observedLabel: String
  package let ownLabel: String

  package init(
    observed: Double, interval: ClosedRange<Double>, own: Double, observedLabel: String,
    ownLabel: String
  ) {
    self.observed = observed
    self.interval = interval
    self.own = own
    self.observedLabel = observedLabel
    self.ownLabel = ownLabel
  }

  /// The height that the strip needs.
  package static func height(fontSize: Double) -> Double { (fontSize * 5.4).rounded() }

  package func draw(on canvas: Canvas) {
    let palette = canvas.palette
    let size = canvas.font.size
    let (end, ticks) = Plot.marks(upTo: max(interval.upperBound, own))
    let (left, width) = (size * 1.2, canvas.width - size * 2.4)
    func x(_ share: Double) -> Double { left + share / end * width }
    let axis = canvas.height - size * 1.7
    canvas.line(from: (left, axis), to: (left + width, axis), palette.quietText, width: 0.75)
    var style = TextStyle(ink: palette.quietText, scale: 0.88, anchor: .middle)
    for tick in ticks {
      canvas.line(
        from: (x(tick), axis), to: (x(tick), axis + size * 0.3), palette.quietText, width: 0.5)
      canvas.write(
        Figure.percent(tick, decimals: end < 0.05 ? 1 : 0), x: x(tick), middle: axis + size * 0.95,
        style)
    }
    let middle = axis - size * 0.8
    canvas.fill(
      Rectangle(
        x: x(interval.lowerBound), y: middle - size * 0.3,
        width: max(2, x(interval.upperBound) - x(interval.lowerBound)), height: size * 0.6),
      palette.lowers.covering(0.35), rounding: size * 0.3)
    canvas.dot(center: (x(observed), middle), radius: size * 0.38, palette.lowers)
    style.ink = palette.lowers
    style.isBold = true
    write(observedLabel, at: x(observed), middle: size * 1.75, canvas, style)
    canvas.line(
      from: (x(own), size * 1.15), to: (x(own), axis), palette.text, width: 1.5, dashes: [3, 2])
    style.ink = palette.text
    write(ownLabel, at: x(own), middle: size * 0.6, canvas, style)
  }

  private func write(
    _ label: String, at x: Double, middle: Double, _ canvas: Canvas, _ style: TextStyle
  ) {
    var style = style
    style.scale = 0.92
    let half = canvas.width(of: label, style) / 2
    let place = max(half + 2, min(canvas.width - half - 2, x))
    canvas.fill(
      Rectangle(
        x: place - half - 2, y: middle - canvas.font.size * 0.55, width: half * 2 + 4,
        height: canvas.font.size * 1.1), canvas.palette.background)
    canvas.write(label, x: place, middle: middle, style)
  }
}
