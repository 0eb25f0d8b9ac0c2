private import Lending

/// How much of what each rule of the policy allows an amount uses up; the limit is where the first
/// curve crosses the line of all that is allowed.
package struct LimitChart: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package let amount: Double
    /// 1 is the rule's mark.
    package let used: Double

    package init(amount: Double, used: Double) {
      self.amount = amount
      self.used = used
    }
  }

  package struct Line: Sendable, Equatable {
    package let label: String
    /// By rising amount.
    package let points: [Point]
    /// Whether this rule makes the limit.
    package let isBinding: Bool

    package init(label: String, points: [Point], isBinding: Bool) {
      self.label = label
      self.points = points
      self.isBinding = isBinding
    }
  }

  package let lines: [Line]
  package let limit: Double
  /// The amount that is asked.
  package let asked: Double
  package let currency: String

  package init(lines: [Line], limit: Double, asked: Double, currency: String) {
    self.lines = lines
    self.limit = limit
    self.asked = asked
    self.currency = currency
  }

  /// Most of the scale, 1 for all that is allowed: above every curve within reason.
  private var top: Double {
    let most = lines.lazy.flatMap(\.points).map(\.used).max() ?? 1
    return min(max((most * 2).rounded(.up) / 2, 1.5), 5)
  }

  package func draw(on canvas: Canvas) {
    let palette = canvas.palette
    let size = canvas.font.size
    let most = lines.lazy.compactMap { $0.points.last?.amount }.max() ?? 1
    let (end, ticks) = Plot.marks(upTo: max(most, asked))
    let plot = Plot(on: canvas, across: 0...end, up: 0...top, over: 4.1, after: 7)
    let isNarrow = canvas.width < size * 30
    plot.drawScales(
      on: canvas,
      across: ticks.enumerated().filter { !isNarrow || $0.offset % 2 == 0 }.map {
        Plot.Tick(value: $0.element, label: Figure.grouped($0.element))
      },
      up: stride(from: 0, through: top, by: top > 2 ? 1 : 0.5).map {
        Plot.Tick(value: $0, label: Figure.percent($0, decimals: 0))
      },
      acrossTitle: "amount, \(currency)", upTitle: "used of what each rule allows")
    canvas.fill(
      Rectangle(
        x: plot.x(limit), y: plot.box.y, width: max(0, plot.x(end) - plot.x(limit)),
        height: plot.box.height), palette.raises.covering(0.08))
    canvas.line(
      from: plot.place(0, 1), to: plot.place(end, 1), palette.text, width: 1, dashes: [5, 3])
    for line in lines.filter({ !$0.isBinding }) + lines.filter(\.isBinding) {
      canvas.path(
        cut(line).map { plot.place($0.amount, $0.used) },
        line.isBinding ? palette.lowers : palette.neutral, width: line.isBinding ? 3.25 : 1.5)
    }
    mark(
      "limit \(Figure.grouped(limit))", at: limit, middle: size * 2.0, isBold: true, canvas, plot)
    mark("asked \(Figure.grouped(asked))", at: asked, middle: size * 3.2, canvas, plot)
    writeLabels(on: canvas, plot)
  }

  private func mark(
    _ label: String, at amount: Double, middle: Double, isBold: Bool = false, _ canvas: Canvas,
    _ plot: Plot
  ) {
    let x = plot.x(amount)
    let size = canvas.font.size
    canvas.line(
      from: (x, middle + size * 0.55), to: (x, plot.box.y + plot.box.height), canvas.palette.text,
      width: isBold ? 1.5 : 1, dashes: isBold ? [] : [2, 3])
    var style = TextStyle(
      ink: isBold ? canvas.palette.text : canvas.palette.quietText, scale: 0.92, isBold: isBold,
      anchor: .middle)
    let half = canvas.width(of: label, style) / 2
    style.anchor = .middle
    // The line of a mark above may pass behind the words.
    let place = max(half + 2, min(canvas.width - half - 2, x))
    canvas.fill(
      Rectangle(
        x: place - half - 2, y: middle - size * 0.55, width: half * 2 + 4, height: size * 1.1),
      canvas.palette.background)
    canvas.write(label, x: place, middle: middle, style)
  }

  /// The part of a line that stands in the field.
  private func cut(_ line: Line) -> [Point] {
    var shown: [Point] = []
    for point in line.points {
      guard point.used > top else {
        shown.append(point)
        continue
      }
      if let last = shown.last {
        let share = (top - last.used) / (point.used - last.used)
        shown.append(
          Point(
            amount: last.amount + share * (point.amount - last.amount), used: top))
      }
      break
    }
    return shown
  }

  /// Names of the lines at their ends, pushed apart where they would touch.
  private func writeLabels(on canvas: Canvas, _ plot: Plot) {
    let size = canvas.font.size
    let right = plot.box.x + plot.box.width
    let ends = lines.compactMap { line in cut(line).last.map { (line, $0) } }
    // A line that leaves the field at the top has its name at the right all the same, in the order of
    // leaving: the earliest highest.
    let ordered = ends.sorted {
      ($1.1.used, $0.1.amount) < ($0.1.used, $1.1.amount)
    }
    var last = -Double.infinity
    for (line, end) in ordered {
      let wanted = plot.y(end.used)
      let middle = max(wanted, last + size * 1.15)
      last = middle
      let ink = line.isBinding ? canvas.palette.lowers : canvas.palette.quietText
      if abs(plot.x(end.amount) - right) > size || abs(wanted - middle) > 1 {
        canvas.line(
          from: (plot.x(end.amount), wanted), to: (right + size * 0.3, middle), ink.covering(0.6),
          width: 0.75)
      }
      canvas.write(
        line.label, x: right + size * 0.5, middle: middle,
        TextStyle(
          ink: ink, scale: 0.92, isBold: line.isBinding,
          mostWidth: canvas.width - right - size * 0.5))
    }
  }
}
