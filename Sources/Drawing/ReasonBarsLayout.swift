/// Where the bars stand; the same for screen and page, and for tests.
package struct ReasonBarsLayout: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package let top: Double
    /// Of the bar and its figure.
    package let middle: Double
    package let labelMiddle: Double
    package let bar: Rectangle
  }

  package let rows: [Row]
  package let zeroX: Double
  /// Place of the approval line; nil without one.
  package let lineX: Double?
  /// Below the captions of the axis.
  package let top: Double
  package let height: Double
  package let labelWidth: Double
  /// Length of a bar of value 1.
  package let unit: Double

  init(bars: ReasonBars, width: Double, fontSize: Double) {
    let isNarrow = Self.isNarrow(width: width, fontSize: fontSize)
    let figureWidth = fontSize * 3.6
    labelWidth = isNarrow ? width : (width * 0.4).rounded()
    let left = isNarrow ? 0 : labelWidth + fontSize * 0.8
    let room = max(0, width - left - figureWidth)
    zeroX = (left + room * bars.zeroShare).rounded()
    unit = max(0, room - 1) / bars.span
    top = (fontSize * 1.5).rounded()
    let rowHeight = Self.rowHeight(isNarrow: isNarrow, fontSize: fontSize)
    var rows: [Row] = []
    for (index, bar) in bars.bars.enumerated() {
      let rowTop = top + Double(index) * rowHeight
      let barMiddle = rowTop + (isNarrow ? rowHeight * 0.7 : rowHeight / 2)
      let thick = (fontSize * (isNarrow ? 0.7 : 1.0)).rounded()
      let length = abs(bar.value) * unit
      rows.append(
        Row(
          top: rowTop, middle: barMiddle,
          labelMiddle: isNarrow ? rowTop + rowHeight * 0.27 : barMiddle,
          bar: Rectangle(
            x: bar.value < 0 ? zeroX - length : zeroX, y: (barMiddle - thick / 2).rounded(),
            width: bar.kind == .start || bar.kind == .line ? 0 : length, height: thick)))
    }
    self.rows = rows
    height = top + Double(bars.bars.count) * rowHeight
    let line = bars.bars.first { $0.kind == .line }
    lineX = line.map { [zeroX, unit] in zeroX + $0.value * unit }
  }

  /// The height that `count` bars need, known before there are any.
  package static func height(of count: Int, width: Double, fontSize: Double) -> Double {
    let row = rowHeight(isNarrow: isNarrow(width: width, fontSize: fontSize), fontSize: fontSize)
    return (fontSize * 1.5).rounded() + Double(count) * row
  }

  /// Whether labels stand above their bars instead of beside them.
  private static func isNarrow(width: Double, fontSize: Double) -> Bool { width < fontSize * 30 }

  private static func rowHeight(isNarrow: Bool, fontSize: Double) -> Double {
    (fontSize * (isNarrow ? 2.7 : 1.85)).rounded()
  }
}
