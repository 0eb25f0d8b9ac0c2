/// The field of a chart: two scales, light lines across, and their words.
struct Plot {
  /// A mark of a scale and how it is written.
  struct Tick {
    let value: Double
    let label: String
  }

  let box: Rectangle
  let across: ClosedRange<Double>
  let up: ClosedRange<Double>

  /// Leaves room on the canvas for the words around the field.
  ///
  /// - Parameters:
  ///   - over: room above the field, in sizes of the text.
  ///   - after: room at its right.
  init(
    on canvas: Canvas, across: ClosedRange<Double>, up: ClosedRange<Double>, over: Double = 1.9,
    after: Double = 1.4
  ) {
    let size = canvas.font.size
    let (left, right) = (size * 3.4, size * after)
    box = Rectangle(
      x: left, y: size * over, width: max(1, canvas.width - left - right),
      height: max(1, canvas.height - size * (over + 2.9)))
    self.across = across
    self.up = up
  }

  func x(_ value: Double) -> Double {
    box.x + (value - across.lowerBound) / (across.upperBound - across.lowerBound) * box.width
  }

  func y(_ value: Double) -> Double {
    box.y + box.height
      - (value - up.lowerBound) / (up.upperBound - up.lowerBound) * box.height
  }

  func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (self.x(x), self.y(y)) }

  /// Light lines at the marks of both scales, with their words and what each scale says.
  func drawScales(
    on canvas: Canvas, across ticks: [Tick], up marks: [Tick], acrossTitle: String, upTitle: String
  ) {
    let palette = canvas.palette
    let size = canvas.font.size
    let quiet = TextStyle(ink: palette.quietText, scale: 0.88, anchor: .end)
    for mark in marks {
      canvas.line(
        from: (box.x, y(mark.value)), to: (box.x + box.width, y(mark.value)), palette.grid,
        width: 0.5)
      canvas.write(mark.label, x: box.x - size * 0.5, middle: y(mark.value), quiet)
    }
    var middle = quiet
    middle.anchor = .middle
    let bottom = box.y + box.height
    for tick in ticks {
      canvas.line(
        from: (x(tick.value), bottom), to: (x(tick.value), bottom + size * 0.3), palette.quietText,
        width: 0.5)
      canvas.write(tick.label, x: x(tick.value), middle: bottom + size * 0.95, middle)
    }
    canvas.line(
      from: (box.x, bottom), to: (box.x + box.width, bottom), palette.quietText, width: 0.75)
    middle.mostWidth = canvas.width
    canvas.write(acrossTitle, x: box.x + box.width / 2, middle: bottom + size * 2.1, middle)
    var start = quiet
    start.anchor = .start
    start.mostWidth = canvas.width
    canvas.write(upTitle, x: 0, middle: size * 0.6, start)
  }

  /// A round number at or above `value`, and marks from zero up to it.
  static func marks(upTo value: Double) -> (end: Double, values: [Double]) {
    guard value > 0, value.isFinite else { return (1, [0, 1]) }
    var unit = 1.0
    while unit < value { unit *= 10 }
    while unit / 10 >= value { unit /= 10 }
    let step = unit * ([0.02, 0.05, 0.1, 0.2].first { value / (unit * $0) <= 5.5 } ?? 0.2)
    let count = Int((value / step).rounded(.up))
    return (Double(count) * step, (0...count).map { Double($0) * step })
  }
}
