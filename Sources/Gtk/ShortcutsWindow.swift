internal import CGtk

/// The overview of all keys.
@MainActor
package struct ShortcutsWindow {
  let reference: Reference

  /// Each group has a title and its keys with what they do; nil where GTK refuses to build it.
  package init?(groups: [(title: String, keys: [(key: String, does: String)])]) {
    // GTK 4.8 can only fill this window from a description.
    let description = """
      <interface><object class="GtkShortcutsWindow" id="window"><property name="modal">1</property>
      <child><object class="GtkShortcutsSection"><property name="section-name">all</property>
      <property name="max-height">20</property>\(groups.map(Self.group).joined())
      </object></child></object></interface>
      """
    let builder = Reference(adopting: UnsafeMutableRawPointer(gtk_builder_new()))
    guard gtk_builder_add_from_string(builder.opaque, description, -1, nil) != 0,
      let window = gtk_builder_get_object(builder.opaque, "window")
    else { return nil }
    reference = Reference(UnsafeMutableRawPointer(window))
  }

  /// Shows the overview before `window`.
  ///
  /// It must be made anew each time: GTK 4.8 hands a hidden window to a screen reader that asks for
  /// one just closed, and falls over the path that this one does not have yet.
  package func present(over window: Window) {
    gtk_window_set_transient_for(reference.pointer(), window.reference.pointer())
    gtk_window_present(reference.pointer())
  }

  private static func group(title: String, keys: [(key: String, does: String)]) -> String {
    let entries = keys.map { key, does in
      """
      <child><object class="GtkShortcutsShortcut">
      <property name="title">\(escaped(does))</property>
      <property name="accelerator">\(escaped(key))</property></object></child>
      """
    }
    return """
      <child><object class="GtkShortcutsGroup"><property name="title">\(escaped(title))</property>
      \(entries.joined())</object></child>
      """
  }

  private static func escaped(_ text: String) -> String {
    guard let result = g_markup_escape_text(text, -1) else { return "" }
    defer { g_free(result) }
    return String(cString: result)
  }
}
