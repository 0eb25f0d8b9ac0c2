internal import CGtk
internal import CGtkShim

/// One line to type in.
package struct Entry: Widget {
  package let reference: Reference

  package init() { reference = Reference(gtk_entry_new()) }

  package var text: String {
    get { String(cString: gtk_editable_get_text(reference.opaque)) }
    nonmutating set {
      if text != newValue { gtk_editable_set_text(reference.opaque, newValue) }
    }
  }

  package var placeholder: String {
    get { gtk_entry_get_placeholder_text(reference.pointer()).map { String(cString: $0) } ?? "" }
    nonmutating set { gtk_entry_set_placeholder_text(reference.pointer(), newValue) }
  }

  package var isInvalid: Bool {
    get { gtk_widget_has_css_class(gtk, "error") != 0 }
    nonmutating set {
      guard isInvalid != newValue else { return }
      setClass("error", newValue)
      shim_set_accessible_invalid(gtk, newValue ? 1 : 0)
    }
  }

  /// For numbers: at the end of the line, with keyboards of digits.
  package func numeric() -> Entry {
    gtk_editable_set_alignment(reference.opaque, 1)
    gtk_entry_set_input_purpose(reference.pointer(), GTK_INPUT_PURPOSE_NUMBER)
    setClass("numeric", true)
    return self
  }

  /// Leaves undo and redo to the window, which knows of every field.
  package func withoutOwnUndo() -> Entry {
    gtk_editable_set_enable_undo(reference.opaque, 0)
    return self
  }

  package func characters(_ count: Int) -> Entry {
    gtk_editable_set_width_chars(reference.opaque, Int32(count))
    gtk_editable_set_max_width_chars(reference.opaque, Int32(count))
    return self
  }

  /// Called with the text after each change.
  package func onEdit(_ body: @escaping @MainActor (String) -> Void) -> Entry {
    reference.connect("changed") { signal in
      if let entry = signal.emitter { body(String(cString: gtk_editable_get_text(entry))) }
    }
    return self
  }

  package func onEnter(_ body: @escaping @MainActor () -> Void) -> Entry {
    reference.connect("activate") { _ in body() }
    return self
  }

  /// Called when the keyboard leaves the line.
  package func onLeave(_ body: @escaping @MainActor () -> Void) -> Entry {
    let focus = Reference(
      adopting: UnsafeMutableRawPointer(gtk_event_controller_focus_new()))
    focus.connect("leave") { _ in body() }
    g_object_ref(focus.raw)
    gtk_widget_add_controller(gtk, focus.opaque)
    return self
  }
}
