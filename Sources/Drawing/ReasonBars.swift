/// Signed bars from one axis: what raises the chance of default to the right, what lowers it to
/// the left, and at the end their sum.
package struct ReasonBars: Sendable, Equatable {
  package struct Bar: Sendable, Equatable {
    package enum Kind: Sendable {
      /// Where the sum starts; its bar has no length.
      case start
      case part
      case sum
      /// The approval line; drawn through all rows.
      case line
    }

    package let kind: Kind
    package let label: String
    package let value: Double
    package let figure: String

    package init(kind: Kind, label: String, value: Double, figure: String) {
      self.kind = kind
      self.label = label
      self.value = value
      self.figure = figure
    }
  }

  package let bars: [Bar]

  package init(bars: [Bar]) { self.bars = bars }

  /// Where zero stands: in the middle, or further to a side that is hardly used.
  package var zeroShare: Double {
    let (lowers, raises) = (lowest, highest)
    return raises < lowers / 3 ? 0.75 : lowers < raises / 3 ? 0.25 : 0.5
  }

  /// The width of the scale: a round number, so that it seldom changes while one types.
  package var span: Double {
    let needed = max(lowest / zeroShare, highest / (1 - zeroShare))
    let steps = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 16, 20]
    return steps.first { $0 >= needed } ?? (needed / 10).rounded(.up) * 10
  }

  private var lowest: Double { max(0, bars.lazy.map { -$0.value }.max() ?? 0) }
  private var highest: Double { max(0, bars.lazy.map(\.value).max() ?? 0) }

  /// Where everything stands on a canvas of this width.
  package func layout(width: Double, fontSize: Double) -> ReasonBarsLayout {
    ReasonBarsLayout(bars: self, width: width, fontSize: fontSize)
  }

  package func draw(on canvas: Canvas) {
    let layout = layout(width: canvas.width, fontSize: canvas.font.size)
    drawAxis(on: canvas, layout)
    for (bar, row) in zip(bars, layout.rows) { draw(bar, row, on: canvas, layout) }
    if let x = layout.lineX, let last = layout.rows.last {
      canvas.line(
        from: (x, layout.top), to: (x, last.middle), canvas.palette.text, width: 1.5,
        dashes: [4, 3])
    }
  }

  private func drawAxis(on canvas: Canvas, _ layout: ReasonBarsLayout) {
    let palette = canvas.palette
    var caption = TextStyle(ink: palette.quietText, scale: 0.85, anchor: .end)
    let gap = canvas.font.size * 0.5
    canvas.write("← lowers", x: layout.zeroX - gap, middle: layout.top / 2, caption)
    caption.anchor = .start
    canvas.write("raises →", x: layout.zeroX + gap, middle: layout.top / 2, caption)
    canvas.line(
      from: (layout.zeroX, layout.top), to: (layout.zeroX, layout.height), palette.grid)
  }

  private func draw(
    _ bar: Bar, _ row: ReasonBarsLayout.Row, on canvas: Canvas, _ layout: ReasonBarsLayout
  ) {
    let palette = canvas.palette
    let isWhole = bar.kind != .part
    if bar.kind == .sum {
      canvas.line(from: (0, row.top), to: (canvas.width, row.top), palette.grid)
    }
    canvas.write(
      bar.label, x: 0, middle: row.labelMiddle,
      TextStyle(
        ink: bar.kind == .line ? palette.quietText : palette.text, isBold: bar.kind == .sum,
        mostWidth: layout.labelWidth))
    canvas.write(
      bar.figure, x: canvas.width, middle: row.middle,
      TextStyle(
        ink: isWhole && bar.kind != .sum ? palette.quietText : palette.text,
        isBold: bar.kind == .sum, anchor: .end))
    guard bar.kind == .part || bar.kind == .sum else { return }
    let raises = bar.value > 0
    let ink =
      bar.kind == .sum ? palette.neutral : raises ? palette.raises : palette.lowers
    canvas.fill(row.bar, ink, rounding: 2)
    if bar.kind == .part, !raises {
      canvas.stripe(row.bar, palette.background.covering(0.28), rounding: 2, every: 6)
    }
  }
}
