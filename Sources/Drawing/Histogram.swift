/// How often each value is to be expected, with named marks.
package struct Histogram: Sendable, Equatable {
  package struct Bin: Sendable, Equatable {
    package let low: Double
    package let high: Double
    /// Share of all, 0…1.
    package let share: Double
    /// Whether its bar is striped and red, as a loss is.
    package let isAdverse: Bool

    package init(low: Double, high: Double, share: Double, isAdverse: Bool = false) {
      self.low = low
      self.high = high
      self.share = share
      self.isAdverse = isAdverse
    }
  }

  /// A value that is named: the middle, one in ten.
  package struct Mark: Sendable, Equatable {
    package let value: Double
    package let label: String

    package init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  package let bins: [Bin]
  package let marks: [Mark]
  /// Values below the field and how they are written.
  package let scale: [Mark]
  package let title: String
  package let acrossTitle: String

  /// - Parameter bins: from the lowest on, one beside the next.
  package init(bins: [Bin], marks: [Mark], scale: [Mark], title: String, acrossTitle: String) {
    self.bins = bins
    self.marks = marks
    self.scale = scale
    self.title = title
    self.acrossTitle = acrossTitle
  }

  package func draw(on canvas: Canvas) {
    guard let first = bins.first, let last = bins.last, first.low < last.high else { return }
    let palette = canvas.palette
    let rows = rows(on: canvas, first.low...last.high)
    let lines = Double((rows.map(\.row).max() ?? 0) + (rows.isEmpty ? 0 : 1))
    let highest = max(bins.lazy.map(\.share).max() ?? 0, .leastNonzeroMagnitude)
    let plot = Plot(
      on: canvas, across: first.low...last.high, up: 0...highest * 1.04, over: 1.6 + lines * 1.15)
    plot.drawScales(
      on: canvas, across: scale.map { Plot.Tick(value: $0.value, label: $0.label) }, up: [],
      acrossTitle: acrossTitle, upTitle: title)
    for bin in bins {
      let (left, right) = (plot.x(bin.low), plot.x(bin.high))
      let top = plot.y(bin.share)
      let bar = Rectangle(
        x: left + 0.5, y: top, width: max(0.5, right - left - 1),
        height: plot.box.y + plot.box.height - top)
      canvas.fill(bar, bin.isAdverse ? palette.raises : palette.lowers)
      if bin.isAdverse {
        canvas.stripe(bar, palette.background.covering(0.4), rounding: 0, every: 5)
      }
    }
    drawMarks(rows, on: canvas, plot)
  }

  private func drawMarks(
    _ rows: [(mark: Mark, row: Int, x: Double)], on canvas: Canvas, _ plot: Plot
  ) {
    let palette = canvas.palette
    let size = canvas.font.size
    func middle(_ row: Int) -> Double { size * (2.0 + Double(row) * 1.15) }
    for (mark, row, _) in rows {
      let place = plot.x(mark.value)
      let ends = (top: middle(row) + size * 0.5, bottom: plot.box.y + plot.box.height)
      // A light seam keeps the line apart from the bars in grey too.
      canvas.line(
        from: (place, ends.top), to: (place, ends.bottom), palette.background.covering(0.75),
        width: 3)
      canvas.line(
        from: (place, ends.top), to: (place, ends.bottom), palette.text, width: 1, dashes: [3, 2])
    }
    let style = TextStyle(ink: palette.text, scale: 0.88, anchor: .middle)
    for (mark, row, x) in rows {
      // The line of a mark above may pass behind its words.
      let width = canvas.width(of: mark.label, style)
      canvas.fill(
        Rectangle(
          x: x - width / 2 - 1, y: middle(row) - size * 0.5, width: width + 2, height: size),
        palette.background)
      canvas.write(mark.label, x: x, middle: middle(row), style)
    }
  }

  /// Marks whose words would touch stand one above the other; each stays on the canvas.
  private func rows(
    on canvas: Canvas, _ across: ClosedRange<Double>
  ) -> [(mark: Mark, row: Int, x: Double)] {
    let plot = Plot(on: canvas, across: across, up: 0...1)
    let style = TextStyle(ink: canvas.palette.text, scale: 0.88)
    var ends: [Double] = []
    return marks.filter { across.contains($0.value) }.sorted { $0.value < $1.value }.map { mark in
      let half = canvas.width(of: mark.label, style) / 2
      let x = max(half, min(canvas.width - half, plot.x(mark.value)))
      let row = ends.firstIndex { $0 + canvas.font.size * 0.8 < x - half } ?? ends.count
      if row == ends.count { ends.append(x + half) } else { ends[row] = x + half }
      return (mark, row, x)
    }
  }
}
