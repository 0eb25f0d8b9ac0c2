internal import CPango

/// Writes pages as PDF, fonts embedded, into memory.
package final class PDFWriter {
  /// What a reader's list of documents shows.
  package struct Information: Sendable, Equatable {
    package let title: String
    package let creator: String
    /// ISO 8601; what the document tells of and not the moment of printing, so that the same
    /// content gives the same bytes.
    package let date: String

    package init(title: String, creator: String, date: String) {
      self.title = title
      self.creator = creator
      self.date = date
    }
  }

  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let sink = Sink()
  private let surface: OpaquePointer?
  private let context: OpaquePointer?
  private let size: (width: Double, height: Double)

  /// Begins a document whose pages have `width` × `height` points.
  package init(width: Double, height: Double, _ information: Information) {
    size = (width, height)
    surface = cairo_pdf_surface_create_for_stream(
      { place, data, count in
        guard let place, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Sink>.fromOpaque(place).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, information.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, information.creator)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, information.date)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, information.date)
    context = cairo_create(surface)
  }

  deinit {
    // Finishing writes to the sink, which must still be there.
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws one page.
  package func page(palette: Palette, font: CanvasFont, _ draw: (Canvas) -> Void) {
    guard let context else { return }
    draw(
      Canvas(
        context: context, width: size.width, height: size.height, palette: palette, font: font))
    cairo_show_page(context)
  }

  /// The document; nil where cairo ran out of memory.
  package func finish() -> [UInt8]? {
    cairo_surface_finish(surface)
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      cairo_status(context) == CAIRO_STATUS_SUCCESS
    else { return nil }
    return sink.bytes
  }
}
