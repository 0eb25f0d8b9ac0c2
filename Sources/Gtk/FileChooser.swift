internal import CGtk

/// Asks for a file to read, or for a name to write under.
@MainActor
package enum FileChooser {
  /// Files that are offered, such as `*.csv`.
  package struct Kind {
    let name: String
    let patterns: [String]

    package init(_ name: String, _ patterns: String...) {
      self.name = name
      self.patterns = patterns
    }
  }

  package static func open(
    over window: Window, title: String, kinds: [Kind],
    onChoose: @escaping @MainActor (String) -> Void
  ) {
    present(
      GTK_FILE_CHOOSER_ACTION_OPEN, over: window, title: title, accept: "_Open", kinds: kinds,
      name: nil, onChoose)
  }

  /// An older file is asked for before it is replaced.
  package static func save(
    over window: Window, title: String, name: String,
    onChoose: @escaping @MainActor (String) -> Void
  ) {
    present(
      GTK_FILE_CHOOSER_ACTION_SAVE, over: window, title: title, accept: "_Save", kinds: [],
      name: name, onChoose)
  }

  private static func present(
    _ action: GtkFileChooserAction, over window: Window, title: String, accept: String,
    kinds: [Kind], name: String?, _ onChoose: @escaping @MainActor (String) -> Void
  ) {
    let dialog = Reference(
      adopting: UnsafeMutableRawPointer(
        gtk_file_chooser_native_new(
          title, window.reference.pointer(), action, accept, "_Cancel")))
    for kind in kinds {
      let filter = Reference(adopting: UnsafeMutableRawPointer(gtk_file_filter_new()))
      gtk_file_filter_set_name(filter.opaque, kind.name)
      for pattern in kind.patterns { gtk_file_filter_add_pattern(filter.opaque, pattern) }
      gtk_file_chooser_add_filter(dialog.opaque, filter.opaque)
    }
    if let name { gtk_file_chooser_set_current_name(dialog.opaque, name) }
    gtk_native_dialog_set_modal(dialog.pointer(), 1)
    // The dialog is kept until it is answered.
    var keeper: Reference? = dialog
    dialog.connect("response") { signal in
      defer { keeper = nil }
      guard signal.integer(0) == Int(GTK_RESPONSE_ACCEPT.rawValue), let keeper else { return }
      guard let file = gtk_file_chooser_get_file(keeper.opaque) else { return }
      defer { g_object_unref(UnsafeMutableRawPointer(file)) }
      guard let path = g_file_get_path(file) else { return }
      defer { g_free(path) }
      onChoose(String(cString: path))
    }
    gtk_native_dialog_show(dialog.pointer())
  }
}
