internal import CPango

/// A text broken into lines, which can be drawn a few at a time.
package final class TextBlock {
  private struct Line {
    /// From the block's left edge.
    let left: Double
    let width: Double
    /// From the line's own top.
    let baseline: Double
    let height: Double
  }

  package let text: String
  private let look: TextLook
  private let layout: OpaquePointer?
  private let lines: [Line]

  /// Takes over a `PangoLayout` that nobody else keeps.
  init(layout: OpaquePointer?, text: String, look: TextLook) {
    self.layout = layout
    self.text = text
    self.look = look
    var lines: [Line] = []
    let scale = Double(PANGO_SCALE)
    if let place = pango_layout_get_iter(layout) {
      repeat {
        var box = PangoRectangle()
        pango_layout_iter_get_line_extents(place, nil, &box)
        let baseline = Double(pango_layout_iter_get_baseline(place) - box.y) / scale
        let natural = Double(box.height) / scale
        let height = max(natural, look.size * look.leading)
        lines.append(
          Line(
            left: Double(box.x) / scale, width: Double(box.width) / scale,
            baseline: baseline + (height - natural) / 2, height: height))
      } while pango_layout_iter_next_line(place) != 0
      pango_layout_iter_free(place)
    }
    self.lines = lines
  }

  deinit { g_object_unref(layout.map { UnsafeMutableRawPointer($0) }) }

  package var lineCount: Int { lines.count }

  package func height(of range: Range<Int>) -> Double {
    lines[range].reduce(0) { $0 + $1.height }
  }

  package var height: Double { height(of: 0..<lines.count) }

  /// Where the first of the lines stands: its baseline, below the top of the block.
  package var firstBaseline: Double { lines.first?.baseline ?? 0 }

  /// The box of some lines, from the block's left edge and the first line's top.
  package func box(of range: Range<Int>) -> Rectangle {
    let chosen = lines[range]
    let left = chosen.lazy.map(\.left).min() ?? 0
    let right = chosen.lazy.map { $0.left + $0.width }.max() ?? 0
    return Rectangle(x: left, y: 0, width: right - left, height: height(of: range))
  }

  /// Draws some lines, the first with its top at `y`.
  package func draw(_ range: Range<Int>, on canvas: Canvas, x: Double, y: Double) {
    cairo_set_source_rgba(
      canvas.context, look.ink.red, look.ink.green, look.ink.blue, look.ink.alpha)
    var top = y
    for index in range {
      let line = lines[index]
      cairo_move_to(canvas.context, x + line.left, top + line.baseline)
      pango_cairo_show_layout_line(
        canvas.context, pango_layout_get_line_readonly(layout, Int32(index)))
      top += line.height
    }
    cairo_new_path(canvas.context)
  }
}
