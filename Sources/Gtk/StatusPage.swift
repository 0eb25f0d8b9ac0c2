internal import CAdw
internal import CGtk

/// A page that has nothing to show yet, with what to do about it.
package struct StatusPage: Widget {
  package let reference: Reference

  package init(icon: String, title: String, description: String, child: (any Widget)? = nil) {
    reference = Reference(adw_status_page_new())
    adw_status_page_set_icon_name(reference.opaque, icon)
    adw_status_page_set_title(reference.opaque, Markup.escaped(title))
    adw_status_page_set_description(reference.opaque, Markup.escaped(description))
    if let child { adw_status_page_set_child(reference.opaque, child.gtk) }
  }

  package func show(title: String, description: String) {
    adw_status_page_set_title(reference.opaque, Markup.escaped(title))
    adw_status_page_set_description(reference.opaque, Markup.escaped(description))
  }
}
