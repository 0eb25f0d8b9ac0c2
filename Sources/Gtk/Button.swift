internal import CGtk
internal import CGtkShim

/// What it looks like depends on its content: words, or an icon with an accessible name.
package struct Button: Widget {
  package let reference: Reference

  package init(_ label: String) {
    reference = Reference(gtk_button_new_with_label(label))
  }

  package init(icon: String, name: String) {
    reference = Reference(gtk_button_new_from_icon_name(icon))
    gtk_widget_set_tooltip_text(gtk, name)
    shim_set_accessible_label(gtk, name)
  }

  package init(showing child: any Widget, name: String) {
    reference = Reference(gtk_button_new())
    gtk_button_set_child(reference.pointer(), child.gtk)
    shim_set_accessible_label(gtk, name)
  }

  /// The words on it, where it shows words.
  package var label: String {
    get { gtk_button_get_label(reference.pointer()).map { String(cString: $0) } ?? "" }
    nonmutating set { if label != newValue { gtk_button_set_label(reference.pointer(), newValue) } }
  }

  package func onClick(_ body: @escaping @MainActor () -> Void) -> Button {
    reference.connect("clicked") { _ in body() }
    return self
  }

  package func press() { shim_emit(reference.raw, "clicked") }
}
