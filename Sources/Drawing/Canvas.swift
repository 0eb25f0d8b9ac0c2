internal import CPango

/// A place to draw on: a part of the window, a picture or a page.
package struct Canvas {
  package let width: Double
  package let height: Double
  package let palette: Palette
  package let font: CanvasFont
  let context: OpaquePointer

  /// Draws on the `cairo_t` at `context`, which the caller keeps.
  package init(
    context: OpaquePointer, width: Double, height: Double, palette: Palette, font: CanvasFont
  ) {
    self.context = context
    self.width = width
    self.height = height
    self.palette = palette
    self.font = font
  }

  func fill(_ box: Rectangle, _ ink: Ink, rounding radius: Double = 0) {
    guard box.width > 0, box.height > 0 else { return }
    set(ink)
    outline(box, rounding: radius)
    cairo_fill(context)
  }

  /// Lays thin slanted stripes over a box, so that it differs in grey too.
  func stripe(_ box: Rectangle, _ ink: Ink, rounding radius: Double, every step: Double) {
    guard box.width > 0, box.height > 0 else { return }
    cairo_save(context)
    outline(box, rounding: radius)
    cairo_clip(context)
    set(ink)
    cairo_set_line_width(context, step / 4)
    // Counted from the canvas and not from the box, so that stripes stand still while bars grow.
    var x = ((box.x - box.height) / step).rounded(.down) * step
    while x < box.x + box.width {
      cairo_move_to(context, x, box.y + box.height)
      cairo_line_to(context, x + box.height, box.y)
      x += step
    }
    cairo_stroke(context)
    cairo_restore(context)
  }

  func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ ink: Ink,
    width: Double = 1, dashes: [Double] = []
  ) {
    set(ink)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    cairo_move_to(context, start.x, start.y)
    cairo_line_to(context, end.x, end.y)
    cairo_stroke(context)
    cairo_set_dash(context, [], 0, 0)
  }

  /// Part of a circle, in radians clockwise from the right.
  func arc(
    center: (x: Double, y: Double), radius: Double, from start: Double, to end: Double, _ ink: Ink,
    width: Double, hasRoundEnds: Bool = true
  ) {
    set(ink)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, hasRoundEnds ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    // A text drawn before leaves a point from which a stray line would start.
    cairo_new_path(context)
    cairo_arc(context, center.x, center.y, radius, start, end)
    cairo_stroke(context)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  func dot(center: (x: Double, y: Double), radius: Double, _ ink: Ink) {
    set(ink)
    cairo_new_path(context)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_fill(context)
  }

  private func set(_ ink: Ink) {
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.alpha)
  }

  private func outline(_ box: Rectangle, rounding wanted: Double) {
    let radius = min(wanted, box.width / 2, box.height / 2)
    cairo_new_path(context)
    guard radius > 0 else {
      cairo_rectangle(context, box.x, box.y, box.width, box.height)
      return
    }
    let right = box.x + box.width - radius
    let bottom = box.y + box.height - radius
    cairo_arc(context, right, box.y + radius, radius, -Double.pi / 2, 0)
    cairo_arc(context, right, bottom, radius, 0, Double.pi / 2)
    cairo_arc(context, box.x + radius, bottom, radius, Double.pi / 2, Double.pi)
    cairo_arc(context, box.x + radius, box.y + radius, radius, Double.pi, Double.pi * 1.5)
    cairo_close_path(context)
  }
}

/// The text of a canvas: its family and its size in the canvas's own unit.
package struct CanvasFont: Sendable, Equatable {
  package let family: String
  package let size: Double

  package init(family: String, size: Double) {
    self.family = family
    self.size = size
  }
}

/// A box on a canvas.
package struct Rectangle: Sendable, Equatable {
  package let x: Double
  package let y: Double
  package let width: Double
  package let height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
