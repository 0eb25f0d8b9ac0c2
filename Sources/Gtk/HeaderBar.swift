internal import CAdw
internal import CGtk

/// The bar on top of a window or of one of its sides.
package struct HeaderBar: Widget {
  package let reference: Reference

  package init(
    title: (any Widget)? = nil, start: [any Widget] = [], end: [any Widget] = [],
    showsWindowButtons: Bool = true
  ) {
    reference = Reference(adw_header_bar_new())
    let bar = reference.opaque
    if let title { adw_header_bar_set_title_widget(bar, title.gtk) }
    for widget in start { adw_header_bar_pack_start(bar, widget.gtk) }
    for widget in end { adw_header_bar_pack_end(bar, widget.gtk) }
    adw_header_bar_set_show_start_title_buttons(bar, showsWindowButtons ? 1 : 0)
    adw_header_bar_set_show_end_title_buttons(bar, showsWindowButtons ? 1 : 0)
  }
}

/// Title and subtitle of a header bar.
package struct WindowTitle: Widget {
  package let reference: Reference

  package init(_ title: String, subtitle: String = "") {
    reference = Reference(adw_window_title_new(title, subtitle))
  }

  package func show(title: String, subtitle: String) {
    adw_window_title_set_title(reference.opaque, title)
    adw_window_title_set_subtitle(reference.opaque, subtitle)
  }
}
