internal import CGtk
internal import CGtkShim

extension Widget {
  /// Takes files that are dropped on the widget; several at once count by the first.
  package func onDrop(_ body: @escaping @MainActor (_ path: String) -> Void) -> Self {
    let target = Reference(
      adopting: UnsafeMutableRawPointer(
        gtk_drop_target_new(gdk_file_list_get_type(), GDK_ACTION_COPY)))
    target.connect("drop") { signal in
      guard let dropped = signal.raw(0), let path = shim_dropped_path(dropped) else {
        signal.answer(false)
        return
      }
      defer { g_free(path) }
      signal.answer(true)
      body(String(cString: path))
    }
    // The widget takes over this count.
    g_object_ref(target.raw)
    gtk_widget_add_controller(gtk, target.opaque)
    return self
  }

  /// Puts a text where other programs can paste it from.
  package func copy(_ text: String) {
    gdk_clipboard_set_text(gtk_widget_get_clipboard(gtk), text)
  }
}
