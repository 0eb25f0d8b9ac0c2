internal import CAdw
internal import CGtk
internal import CGtkShim

/// Several lines to type in.
package struct TextArea: Widget {
  package let reference: Reference

  package init(name: String) {
    reference = Reference(gtk_text_view_new())
    let view: UnsafeMutablePointer<GtkTextView> = reference.pointer()
    gtk_text_view_set_wrap_mode(view, GTK_WRAP_WORD_CHAR)
    gtk_text_view_set_accepts_tab(view, 0)
    gtk_text_view_set_top_margin(view, 9)
    gtk_text_view_set_bottom_margin(view, 9)
    gtk_text_view_set_left_margin(view, 12)
    gtk_text_view_set_right_margin(view, 12)
    shim_set_accessible_label(gtk, name)
  }

  private var buffer: UnsafeMutablePointer<GtkTextBuffer> {
    gtk_text_view_get_buffer(reference.pointer())
  }

  package var text: String {
    get { Self.text(of: buffer) }
    nonmutating set { if text != newValue { gtk_text_buffer_set_text(buffer, newValue, -1) } }
  }

  /// Called with the text after each change.
  package func onEdit(_ body: @escaping @MainActor (String) -> Void) -> TextArea {
    Reference(buffer).connect("changed") { signal in
      guard let buffer = signal.emitter else { return }
      body(
        Self.text(of: UnsafeMutableRawPointer(buffer).assumingMemoryBound(to: GtkTextBuffer.self)))
    }
    return self
  }

  private static func text(of buffer: UnsafeMutablePointer<GtkTextBuffer>) -> String {
    var start = GtkTextIter()
    var end = GtkTextIter()
    gtk_text_buffer_get_bounds(buffer, &start, &end)
    guard let text = gtk_text_buffer_get_text(buffer, &start, &end, 0) else { return "" }
    defer { g_free(text) }
    return String(cString: text)
  }
}
