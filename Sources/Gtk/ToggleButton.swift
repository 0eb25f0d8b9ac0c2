internal import CGtk
internal import CGtkShim

/// A button that stays down, alone or as one of a group of which one is down.
package struct ToggleButton: Widget {
  package let reference: Reference

  package init(_ label: String, inGroupOf other: ToggleButton? = nil) {
    reference = Reference(gtk_toggle_button_new_with_label(label))
    if let other { gtk_toggle_button_set_group(reference.pointer(), other.reference.pointer()) }
  }

  package init(icon: String, name: String, inGroupOf other: ToggleButton? = nil) {
    reference = Reference(gtk_toggle_button_new())
    gtk_button_set_icon_name(reference.pointer(), icon)
    gtk_widget_set_tooltip_text(gtk, name)
    shim_set_accessible_label(gtk, name)
    if let other { gtk_toggle_button_set_group(reference.pointer(), other.reference.pointer()) }
  }

  package var isOn: Bool {
    get { gtk_toggle_button_get_active(reference.pointer()) != 0 }
    nonmutating set {
      if isOn != newValue { gtk_toggle_button_set_active(reference.pointer(), newValue ? 1 : 0) }
    }
  }

  /// Called with whether it is on.
  package func onToggle(_ body: @escaping @MainActor (Bool) -> Void) -> ToggleButton {
    reference.connect("toggled") { signal in
      guard let button = signal.emitter else { return }
      let pointer = UnsafeMutableRawPointer(button).assumingMemoryBound(to: GtkToggleButton.self)
      body(gtk_toggle_button_get_active(pointer) != 0)
    }
    return self
  }
}
