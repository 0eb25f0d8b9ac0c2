internal import CPango

/// A half circle from the worst score to the best, with the case, its interval and the line.
package struct ScoreGauge: Sendable, Equatable {
  /// Nil draws the empty scale.
  package let score: Int?
  package let scale: ClosedRange<Int>
  /// Scores at the two ends of the probability's interval.
  package let interval: ClosedRange<Int>?
  /// The score below which the policy does not approve.
  package let line: Int?
  /// Under the number: the band, or what is missing.
  package let caption: String

  package init(
    score: Int?, scale: ClosedRange<Int>, interval: ClosedRange<Int>?, line: Int?, caption: String
  ) {
    self.score = score
    self.scale = scale
    self.interval = interval
    self.line = line
    self.caption = caption
  }

  /// Angle of a score in radians, clockwise from the right: π is the worst, 2π the best.
  package func angle(of score: Int) -> Double {
    let inside = min(max(score, scale.lowerBound), scale.upperBound)
    let share =
      Double(inside - scale.lowerBound) / Double(max(1, scale.upperBound - scale.lowerBound))
    return Double.pi * (1 + share)
  }

  package func draw(on canvas: Canvas) {
    let palette = canvas.palette
    let size = canvas.font.size
    let thick = size * 0.8
    // Room below for the ends of the scale, and above for the knob.
    let radius = max(10, min(canvas.width / 2 - size * 1.4, canvas.height - size * 3.8))
    let center = (x: canvas.width / 2, y: radius + size * 2.1)
    canvas.arc(
      center: center, radius: radius, from: Double.pi, to: 2 * Double.pi, palette.track,
      width: thick)
    if let score {
      canvas.arc(
        center: center, radius: radius, from: Double.pi, to: angle(of: score),
        palette.lowers.covering(0.35), width: thick)
    }
    if let interval {
      canvas.arc(
        center: center, radius: radius, from: angle(of: interval.lowerBound),
        to: angle(of: interval.upperBound), palette.lowers, width: thick, hasRoundEnds: false)
    }
    if let line { mark(line, on: canvas, center, radius, thick) }
    if let score {
      let angle = angle(of: score)
      for (reach, width, ink) in [(0.95, 7.0, palette.background), (0.85, 4.0, palette.text)] {
        canvas.line(
          from: point(center, radius - thick * reach, angle),
          to: point(center, radius + thick * reach, angle), ink, width: width)
      }
    }
    words(on: canvas, center, radius)
  }

  private func mark(
    _ line: Int, on canvas: Canvas, _ center: (x: Double, y: Double), _ radius: Double,
    _ thick: Double
  ) {
    let angle = angle(of: line)
    canvas.line(
      from: point(center, radius - thick * 0.5, angle),
      to: point(center, radius + thick * 1.1, angle), canvas.palette.text, width: 2,
      dashes: [3, 2])
    let words = point(center, radius + thick * 1.8, angle)
    canvas.write(
      "line", x: words.x, middle: words.y,
      TextStyle(ink: canvas.palette.quietText, scale: 0.85, anchor: .middle))
  }

  private func words(on canvas: Canvas, _ center: (x: Double, y: Double), _ radius: Double) {
    let palette = canvas.palette
    let size = canvas.font.size
    canvas.write(
      score.map { String($0) } ?? "–", x: center.x, middle: center.y - size * 1.7,
      TextStyle(ink: palette.text, scale: 2.7, isBold: true, anchor: .middle))
    canvas.write(
      caption, x: center.x, middle: center.y + size * 0.25,
      TextStyle(
        ink: palette.quietText, scale: 0.95, anchor: .middle, mostWidth: radius * 1.6))
    for (text, x) in [
      (String(scale.lowerBound), center.x - radius), (String(scale.upperBound), center.x + radius),
    ] {
      canvas.write(
        text, x: x, middle: center.y + size * 1.15,
        TextStyle(ink: palette.quietText, scale: 0.85, anchor: .middle))
    }
  }

  private func point(
    _ center: (x: Double, y: Double), _ radius: Double, _ angle: Double
  ) -> (x: Double, y: Double) {
    (center.x + radius * cosine(angle), center.y + radius * sine(angle))
  }
}

/// Sine by cairo's own rotation: no C library of mathematics is needed for two pixels.
private func sine(_ angle: Double) -> Double {
  var matrix = cairo_matrix_t()
  cairo_matrix_init_rotate(&matrix, angle)
  return matrix.yx
}

private func cosine(_ angle: Double) -> Double {
  var matrix = cairo_matrix_t()
  cairo_matrix_init_rotate(&matrix, angle)
  return matrix.xx
}
