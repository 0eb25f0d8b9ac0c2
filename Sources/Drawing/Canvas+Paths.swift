internal import CPango

extension Canvas {
  /// Draws inside a box as if it were a canvas of its own.
  package func within(_ box: Rectangle, font: CanvasFont? = nil, _ draw: (Canvas) -> Void) {
    cairo_save(context)
    cairo_translate(context, box.x, box.y)
    draw(
      Canvas(
        context: context, width: box.width, height: box.height, palette: palette,
        font: font ?? self.font))
    cairo_restore(context)
  }

  /// A box of one colour.
  package func paint(_ box: Rectangle, _ ink: Ink) { fill(box, ink) }

  /// A straight line.
  package func rule(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ ink: Ink, width: Double
  ) {
    line(from: start, to: end, ink, width: width)
  }

  /// A line through points.
  func path(_ points: [(x: Double, y: Double)], _ ink: Ink, width: Double, dashes: [Double] = []) {
    trace(points)
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    cairo_stroke(context)
    cairo_set_dash(context, [], 0, 0)
  }

  /// The area inside points.
  func area(_ points: [(x: Double, y: Double)], _ ink: Ink) {
    trace(points)
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
    cairo_close_path(context)
    cairo_fill(context)
  }

  private func trace(_ points: [(x: Double, y: Double)]) {
    cairo_new_path(context)
    for (index, point) in points.enumerated() {
      if index == 0 {
        cairo_move_to(context, point.x, point.y)
      } else {
        cairo_line_to(context, point.x, point.y)
      }
    }
  }

  /// Width of a line of text as `write` would set it.
  func width(of text: String, _ style: TextStyle) -> Double {
    // Written where nothing is seen: an empty clip draws nothing.
    cairo_save(context)
    cairo_rectangle(context, 0, 0, 0, 0)
    cairo_clip(context)
    let width = write(text, x: 0, middle: 0, style)
    cairo_restore(context)
    return width
  }
}
