internal import CAdw
internal import CGtk

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
  }
}
