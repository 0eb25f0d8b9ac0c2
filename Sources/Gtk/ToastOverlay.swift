internal import CAdw
internal import CGtk
internal import CGtkShim

/// Shows short notes of what was done over its content.
package struct ToastOverlay: Widget {
  package let reference: Reference

  package init(_ child: any Widget) {
    reference = Reference(adw_toast_overlay_new())
    adw_toast_overlay_set_child(reference.opaque, child.gtk)
  }

  package func show(_ text: String, seconds: Int = 4) {
    guard let toast = adw_toast_new(Markup.escaped(text)) else { return }
    adw_toast_set_timeout(toast, guint(seconds))
    adw_toast_overlay_add_toast(reference.opaque, toast)
    // libadwaita 1.2 gives the button that closes a toast no name.
    for button in WidgetTree.buttons(under: gtk, inside: "AdwToastWidget") {
      let widget = UnsafeMutableRawPointer(button).assumingMemoryBound(to: GtkWidget.self)
      if gtk_button_get_icon_name(button) != nil { shim_set_accessible_label(widget, "Dismiss") }
    }
  }
}
