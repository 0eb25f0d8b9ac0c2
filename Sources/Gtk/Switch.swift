internal import CGtk

/// Something that is on or off.
package struct Switch: Widget {
  package let reference: Reference

  package init() {
    reference = Reference(gtk_switch_new())
    gtk_widget_set_valign(gtk, GTK_ALIGN_CENTER)
  }

  package var isOn: Bool {
    get { gtk_switch_get_active(reference.opaque) != 0 }
    nonmutating set {
      if isOn != newValue { gtk_switch_set_active(reference.opaque, newValue ? 1 : 0) }
    }
  }

  package func onToggle(_ body: @escaping @MainActor (Bool) -> Void) -> Switch {
    reference.connect("notify::active") { signal in
      if let button = signal.emitter { body(gtk_switch_get_active(button) != 0) }
    }
    return self
  }
}
