internal import CPango

/// How a text looks and which of its points stands at the given place.
struct TextStyle {
  enum Anchor {
    case start, middle, end
  }

  var ink: Ink
  /// 1 is the size of the canvas's text.
  var scale = 1.0
  var isBold = false
  var anchor = Anchor.start
  /// Longer text is cut with an ellipsis.
  var mostWidth: Double?
}

extension Canvas {
  /// Writes one line whose middle lies at `y`; figures keep the same width.
  @discardableResult
  func write(_ text: String, x: Double, middle y: Double, _ style: TextStyle) -> Double {
    guard let layout = pango_cairo_create_layout(context) else { return 0 }
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    prepare(layout, text, style)
    var width: Int32 = 0
    var height: Int32 = 0
    pango_layout_get_pixel_size(layout, &width, &height)
    let left =
      switch style.anchor {
      case .start: x
      case .middle: x - Double(width) / 2
      case .end: x - Double(width)
      }
    cairo_set_source_rgba(
      context, style.ink.red, style.ink.green, style.ink.blue, style.ink.alpha)
    cairo_move_to(context, left, (y - Double(height) / 2).rounded())
    pango_cairo_show_layout(context, layout)
    cairo_new_path(context)
    return Double(width)
  }

  private func prepare(_ layout: OpaquePointer, _ text: String, _ style: TextStyle) {
    if let description = pango_font_description_new() {
      pango_font_description_set_family(description, font.family)
      pango_font_description_set_absolute_size(
        description, font.size * style.scale * Double(PANGO_SCALE))
      pango_font_description_set_weight(
        description, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
      pango_layout_set_font_description(layout, description)
      pango_font_description_free(description)
    }
    if let attributes = pango_attr_list_new() {
      pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
      pango_layout_set_attributes(layout, attributes)
      pango_attr_list_unref(attributes)
    }
    if let most = style.mostWidth {
      pango_layout_set_width(layout, Int32(max(0, most) * Double(PANGO_SCALE)))
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
    // Cantarell has no narrow blank, and its stand-in is too narrow to be seen between figures.
    pango_layout_set_text(layout, text.replacing("\u{202F}", with: "\u{A0}"), -1)
  }
}
