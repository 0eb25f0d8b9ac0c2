internal import CPango

/// Breaks texts into lines of a page's width with the fonts that will be drawn.
///
/// Belongs to one thread, as pango's fonts do.
package final class Typesetter {
  private let context: OpaquePointer?
  private let family: String

  /// Sets texts in the first of `family`'s comma-separated fonts that this machine has.
  package init(family: String) {
    self.family = family
    context = pango_font_map_create_context(pango_cairo_font_map_get_default())
    // A page has no pixels: letters keep their true widths, so that a line measures what it prints.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit { g_object_unref(context.map { UnsafeMutableRawPointer($0) }) }

  /// A text in lines of at most `width` points; a word that is wider is broken.
  package func set(_ text: String, _ look: TextLook, width: Double) -> TextBlock {
    let layout = layout(text, look)
    pango_layout_set_width(layout, Int32(max(1, width) * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_alignment(
      layout,
      look.side == .end
        ? PANGO_ALIGN_RIGHT : look.side == .middle ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
    return TextBlock(layout: layout, text: text, look: look)
  }

  /// Width of a text on one line, and of its widest word, in points.
  package func widths(of text: String, _ look: TextLook) -> (whole: Double, widestWord: Double) {
    let layout = layout(text, look)
    defer { g_object_unref(layout.map { UnsafeMutableRawPointer($0) }) }
    let whole = width(layout)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
    pango_layout_set_width(layout, 0)
    return (whole, width(layout))
  }

  private func width(_ layout: OpaquePointer?) -> Double {
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    return Double(extents.width) / Double(PANGO_SCALE)
  }

  private func layout(_ text: String, _ look: TextLook) -> OpaquePointer? {
    let layout = pango_layout_new(context)
    if let font = pango_font_description_new() {
      pango_font_description_set_family(font, family)
      pango_font_description_set_absolute_size(font, look.size * Double(PANGO_SCALE))
      pango_font_description_set_weight(font, look.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
      pango_font_description_set_style(
        font, look.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
      pango_layout_set_font_description(layout, font)
      pango_font_description_free(font)
    }
    if let attributes = pango_attr_list_new() {
      pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"))
      pango_layout_set_attributes(layout, attributes)
      pango_attr_list_unref(attributes)
    }
    pango_layout_set_text(layout, Self.plain(text), -1)
    return layout
  }

  /// Signs that steer a terminal or end a C text stand on paper as what they are: nothing readable.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      if isControl && scalar != "\n" && scalar != "\t" {
        scalars.append("\u{FFFD}")
      } else {
        // Cantarell has no narrow blank, and its stand-in is too narrow to be seen between figures.
        scalars.append(scalar == "\u{202F}" ? "\u{A0}" : scalar)
      }
    }
    return String(scalars)
  }
}
