internal import CGtk

/// A choice that is on or off, or with others in a group of which one is on.
package struct CheckButton: Widget {
  package let reference: Reference

  package init(_ label: String?, inGroupOf other: CheckButton? = nil) {
    reference = Reference(gtk_check_button_new_with_label(label))
    if let other { gtk_check_button_set_group(reference.pointer(), other.reference.pointer()) }
  }

  package var isOn: Bool {
    get { gtk_check_button_get_active(reference.pointer()) != 0 }
    nonmutating set {
      if isOn != newValue { gtk_check_button_set_active(reference.pointer(), newValue ? 1 : 0) }
    }
  }

  /// Called with whether it is on.
  package func onToggle(_ body: @escaping @MainActor (Bool) -> Void) -> CheckButton {
    reference.connect("toggled") { signal in
      guard let button = signal.emitter else { return }
      let pointer = UnsafeMutableRawPointer(button).assumingMemoryBound(to: GtkCheckButton.self)
      body(gtk_check_button_get_active(pointer) != 0)
    }
    return self
  }
}
