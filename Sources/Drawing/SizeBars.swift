/// Named sizes as bars from the same line, the figures at their ends.
package struct SizeBars: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package let label: String
    package let size: Double
    package let figure: String
    /// Between which the size would lie on other draws; nil where that is not known.
    package let range: ClosedRange<Double>?
    package let isStrong: Bool

    package init(
      label: String, size: Double, figure: String, range: ClosedRange<Double>? = nil,
      isStrong: Bool = true
    ) {
      self.label = label
      self.size = size
      self.figure = figure
      self.range = range
      self.isStrong = isStrong
    }
  }

  package let bars: [Bar]
  /// Where the bars begin; above 0 for sizes that differ little, and then said by `foot`.
  package let start: Double
  package let foot: String

  package init(bars: [Bar], start: Double = 0, foot: String = "") {
    self.bars = bars
    self.start = start
    self.foot = foot
  }

  private static let row = 1.9

  /// The height that so many bars need.
  package func height(fontSize: Double) -> Double {
    (fontSize * (Self.row * Double(bars.count) + (foot.isEmpty ? 0.4 : 1.8))).rounded()
  }

  package func draw(on canvas: Canvas) {
    guard !bars.isEmpty else { return }
    let palette = canvas.palette
    let size = canvas.font.size
    let names = TextStyle(ink: palette.text, scale: 0.95)
    let widest = bars.lazy.map { canvas.width(of: $0.label, names) }.max() ?? 0
    let left = min(widest + size * 0.8, canvas.width * 0.55)
    let figures = bars.lazy.map { canvas.width(of: $0.figure, names) }.max() ?? 0
    let room = max(20, canvas.width - left - figures - size)
    let most = max(
      bars.lazy.map { max($0.size, $0.range?.upperBound ?? 0) }.max() ?? 0, start + 1e-9)
    func x(_ value: Double) -> Double {
      left + max(0, (value - start) / (most - start)) * room
    }
    for (index, bar) in bars.enumerated() {
      let middle = size * Self.row * (Double(index) + 0.5)
      var style = names
      style.mostWidth = left - size * 0.6
      style.isBold = bar.isStrong && bars.contains { !$0.isStrong }
      canvas.write(bar.label, x: 0, middle: middle, style)
      let end = x(bar.size)
      canvas.fill(
        Rectangle(x: left, y: middle - size * 0.5, width: max(1, end - left), height: size),
        bar.isStrong ? palette.lowers : palette.lowers.covering(0.45), rounding: 3)
      var right = end
      if let range = bar.range {
        let (low, high) = (x(range.lowerBound), x(range.upperBound))
        canvas.line(from: (low, middle), to: (high, middle), palette.text, width: 1.5)
        for place in [low, high] {
          canvas.line(
            from: (place, middle - size * 0.25), to: (place, middle + size * 0.25), palette.text,
            width: 1.5)
        }
        right = max(end, high)
      }
      var figure = names
      figure.ink = palette.text
      canvas.write(bar.figure, x: right + size * 0.5, middle: middle, figure)
    }
    guard !foot.isEmpty else { return }
    canvas.write(
      foot, x: 0, middle: size * (Self.row * Double(bars.count) + 0.9),
      TextStyle(ink: palette.quietText, scale: 0.85, mostWidth: canvas.width))
  }
}
