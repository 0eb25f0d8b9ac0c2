internal import CGtk
internal import CGtkShim

/// What a drawing function needs to know of the place it draws on.
package struct DrawingPlace {
  /// The `cairo_t` to draw on.
  package let context: OpaquePointer
  package let width: Double
  package let height: Double
  package let isDark: Bool
  package let font: PlaceFont
}

/// The window's text: its family, and its size in pixels with the person's text scaling.
package struct PlaceFont: Equatable {
  package let family: String
  package let size: Double
}

/// A picture drawn by the program; its words are its accessible description.
package struct DrawingArea: Widget {
  package let reference: Reference

  package init(name: String) {
    reference = Reference(shim_new_picture_area())
    shim_set_accessible_label(gtk, name)
  }

  /// A picture that says nothing, or only watches the width of its place.
  package init(decoration: Void) { reference = Reference(shim_new_decoration_area()) }

  package func height(_ pixels: Int) -> DrawingArea {
    gtk_drawing_area_set_content_height(reference.pointer(), Int32(pixels))
    return self
  }

  package func width(_ pixels: Int) -> DrawingArea {
    gtk_drawing_area_set_content_width(reference.pointer(), Int32(pixels))
    return self
  }

  package func onDraw(_ body: @escaping @MainActor (DrawingPlace) -> Void) -> DrawingArea {
    let box = Unmanaged.passRetained(Painter(body)).toOpaque()
    gtk_drawing_area_set_draw_func(reference.pointer(), paint, box, releasePainter)
    return self
  }

  package func onResize(_ body: @escaping @MainActor (_ width: Int) -> Void) -> DrawingArea {
    reference.connect("resize") { signal in body(signal.integer(0)) }
    return self
  }

  package var font: PlaceFont { Gtk.font(of: reference.raw) }

  package func redraw() { gtk_widget_queue_draw(gtk) }
}

private final class Painter: Sendable {
  let body: @MainActor (DrawingPlace) -> Void

  init(_ body: @escaping @MainActor (DrawingPlace) -> Void) { self.body = body }
}

private func paint(
  area: UnsafeMutablePointer<GtkDrawingArea>?, context: OpaquePointer?, width: Int32,
  height: Int32, data: UnsafeMutableRawPointer?
) {
  guard let area, let context, let data else { return }
  let painter = Unmanaged<Painter>.fromOpaque(data).takeUnretainedValue()
  nonisolated(unsafe) let widget = UnsafeMutableRawPointer(area)
  nonisolated(unsafe) let canvas = context
  MainActor.assumeIsolated {
    painter.body(
      DrawingPlace(
        context: canvas, width: Double(width), height: Double(height),
        isDark: StyleScheme.isDark, font: font(of: widget)))
  }
}

private func releasePainter(data: UnsafeMutableRawPointer?) {
  guard let data else { return }
  Unmanaged<Painter>.fromOpaque(data).release()
}

@MainActor
private func font(of widget: UnsafeMutableRawPointer) -> PlaceFont {
  guard
    let context = gtk_widget_get_pango_context(widget.assumingMemoryBound(to: GtkWidget.self)),
    let font = pango_context_get_font_description(context)
  else { return PlaceFont(family: "Cantarell", size: 14.7) }
  let family = pango_font_description_get_family(font).map { String(cString: $0) } ?? "Cantarell"
  let size = Double(pango_font_description_get_size(font)) / Double(PANGO_SCALE)
  guard pango_font_description_get_size_is_absolute(font) == 0 else {
    return PlaceFont(family: family, size: size)
  }
  let resolution = pango_cairo_context_get_resolution(context)
  return PlaceFont(family: family, size: size * (resolution > 0 ? resolution : 96) / 72)
}
