internal import CGtk
internal import CGtkShim

/// A button that opens a menu or a popover.
package struct MenuButton: Widget {
  package let reference: Reference

  package init(icon: String, name: String, menu: Menu) {
    self.init(icon: icon, name: name)
    gtk_menu_button_set_menu_model(reference.opaque, menu.reference.pointer())
  }

  package init(icon: String, name: String, popover: Popover) {
    self.init(icon: icon, name: name)
    gtk_menu_button_set_popover(reference.opaque, popover.gtk)
  }

  package init(label: Label, name: String, popover: Popover) {
    self.init(name: name)
    gtk_menu_button_set_child(reference.opaque, label.gtk)
    gtk_menu_button_set_popover(reference.opaque, popover.gtk)
  }

  private init(icon: String, name: String) {
    self.init(name: name)
    gtk_menu_button_set_icon_name(reference.opaque, icon)
  }

  private init(name: String) {
    reference = Reference(gtk_menu_button_new())
    gtk_widget_set_tooltip_text(gtk, name)
    shim_set_accessible_label(gtk, name)
    // The button inside takes the focus and would be read by its icon.
    if let inner = gtk_widget_get_first_child(gtk) { shim_set_accessible_label(inner, name) }
  }

  /// Opens at F10.
  package func primary() -> MenuButton {
    gtk_menu_button_set_primary(reference.opaque, 1)
    return self
  }

  package func open() { gtk_menu_button_popup(reference.opaque) }
}
