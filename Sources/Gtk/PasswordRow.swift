internal import CAdw
internal import CGtk

/// A row to type a password in, which can be shown.
package struct PasswordRow: Widget {
  package let reference: Reference

  package init(title: String) {
    reference = Reference(adw_password_entry_row_new())
    adw_preferences_row_set_use_markup(reference.pointer(), 0)
    adw_preferences_row_set_title(reference.pointer(), title)
    // Return answers the question in which the row stands.
    adw_entry_row_set_activates_default(reference.pointer(), 1)
  }

  /// The password as bytes; the row is empty afterwards.
  package func take() -> [UInt8] {
    let bytes = Array(String(cString: gtk_editable_get_text(reference.opaque)).utf8)
    gtk_editable_set_text(reference.opaque, "")
    return bytes
  }

  package func onEdit(_ body: @escaping @MainActor (_ isEmpty: Bool) -> Void) -> PasswordRow {
    reference.connect("changed") { signal in
      if let row = signal.emitter { body(gtk_editable_get_text(row).pointee == 0) }
    }
    return self
  }
}
