private import Lending

/// The chance of default over the values of one field: the curve, where the case stands on it, and
/// where it stood before it was changed.
package struct ResponseChart: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package let value: Double
    /// 0…1.
    package let chance: Double

    package init(value: Double, chance: Double) {
      self.value = value
      self.chance = chance
    }
  }

  /// By rising value; the first and last are the ends of the scale.
  package let points: [Point]
  package let present: Point?
  /// As it was before any change.
  package let original: Point?
  /// The approval line, 0…1.
  package let line: Double
  /// The upper end of the scale, 0…1; the same for all charts that are compared.
  package let top: Double

  package init(
    points: [Point], present: Point?, original: Point?, line: Double, top: Double
  ) {
    self.points = points
    self.present = present
    self.original = original
    self.line = line
    self.top = top
  }

  /// - Parameter inset: between the canvas's sides and the ends of the scale, so that a slider's thumb
  ///   stands under its point.
  package func draw(on canvas: Canvas, inset: Double) {
    guard let first = points.first, let last = points.last, first.value < last.value, top > 0
    else { return }
    let palette = canvas.palette
    let size = canvas.font.size
    let floor = canvas.height
    let width = canvas.width - 2 * inset
    func x(_ value: Double) -> Double {
      inset + (value - first.value) / (last.value - first.value) * width
    }
    func y(_ chance: Double) -> Double { floor - min(chance / top, 1) * (floor - size * 0.8) }
    func place(_ point: Point) -> (x: Double, y: Double) { (x(point.value), y(point.chance)) }
    canvas.area(
      [(inset, floor)] + points.map(place) + [(inset + width, floor)],
      palette.lowers.covering(0.16))
    canvas.path(points.map(place), palette.lowers, width: 2)
    canvas.line(
      from: (inset, y(line)), to: (inset + width, y(line)), palette.quietText, width: 1,
      dashes: [4, 3])
    nameLine(on: canvas, inset: inset, width: width, y: y(line)) { points.map(place) }
    if let original {
      let (x, y) = place(original)
      canvas.line(from: (x, y), to: (x, floor), palette.neutral, width: 1, dashes: [2, 2])
      canvas.dot(center: (x, y), radius: size * 0.36, palette.neutral)
      canvas.dot(center: (x, y), radius: size * 0.24, palette.background)
    }
    if let present {
      let (x, y) = place(present)
      canvas.line(from: (x, y), to: (x, floor), palette.lowers, width: 1.5)
      canvas.dot(center: (x, y), radius: size * 0.4, palette.background)
      canvas.dot(center: (x, y), radius: size * 0.32, palette.lowers)
    }
  }

  /// Writes what the dashed line is, where the curve is furthest from the words.
  private func nameLine(
    on canvas: Canvas, inset: Double, width: Double, y: Double,
    _ curve: () -> [(x: Double, y: Double)]
  ) {
    let size = canvas.font.size
    let label = "approval line \(Figure.percent(line, decimals: 0))"
    let style = TextStyle(ink: canvas.palette.quietText, scale: 0.85)
    let length = canvas.width(of: label, style)
    let curve = curve()
    func distance(_ left: Double, _ middle: Double) -> Double {
      let near = curve.filter { $0.x > left - size && $0.x < left + length + size }
      return near.map { abs($0.y - middle) }.min() ?? .infinity
    }
    let lefts = [0, 0.25, 0.5, 0.75, 1].map { inset + $0 * (width - length) }
    let places = lefts.reversed().flatMap { left in
      [y - size * 0.65, y + size * 0.7].filter { $0 > size * 0.5 }.map { (left, $0) }
    }
    guard let best = places.max(by: { distance($0.0, $0.1) < distance($1.0, $1.1) }),
      distance(best.0, best.1) > size * 0.6
    else { return }
    canvas.write(label, x: best.0, middle: best.1, style)
  }
}
