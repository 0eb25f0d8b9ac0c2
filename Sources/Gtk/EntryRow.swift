internal import CAdw
internal import CGtk

/// A row that is one line to type in.
package struct EntryRow: Widget {
  package let reference: Reference

  package init(title: String) {
    reference = Reference(adw_entry_row_new())
    adw_preferences_row_set_use_markup(reference.pointer(), 0)
    adw_preferences_row_set_title(reference.pointer(), title)
  }

  package var text: String {
    get { String(cString: gtk_editable_get_text(reference.opaque)) }
    nonmutating set {
      if text != newValue { gtk_editable_set_text(reference.opaque, newValue) }
    }
  }

  package var isInvalid: Bool {
    get { gtk_widget_has_css_class(gtk, "error") != 0 }
    nonmutating set { if isInvalid != newValue { setClass("error", newValue) } }
  }

  /// Called with the text after each change.
  package func onEdit(_ body: @escaping @MainActor (String) -> Void) -> EntryRow {
    reference.connect("changed") { signal in
      if let row = signal.emitter { body(String(cString: gtk_editable_get_text(row))) }
    }
    return self
  }
}
