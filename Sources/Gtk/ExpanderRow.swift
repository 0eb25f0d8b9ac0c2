internal import CAdw
internal import CGtk

/// A row that unfolds more rows.
package struct ExpanderRow: Widget {
  package let reference: Reference

  package init(title: String, subtitle: String = "", _ rows: [any Widget]) {
    reference = Reference(adw_expander_row_new())
    adw_preferences_row_set_use_markup(reference.pointer(), 0)
    adw_preferences_row_set_title(reference.pointer(), title)
    adw_expander_row_set_subtitle(reference.pointer(), subtitle)
    for row in rows { adw_expander_row_add_row(reference.pointer(), row.gtk) }
  }

  package func add(_ row: any Widget) { adw_expander_row_add_row(reference.pointer(), row.gtk) }

  package func remove(_ row: any Widget) { adw_expander_row_remove(reference.pointer(), row.gtk) }

  package var isExpanded: Bool {
    get { adw_expander_row_get_expanded(reference.pointer()) != 0 }
    nonmutating set { adw_expander_row_set_expanded(reference.pointer(), newValue ? 1 : 0) }
  }

  package var subtitle: String {
    get { String(cString: adw_expander_row_get_subtitle(reference.pointer())) }
    nonmutating set {
      if subtitle != newValue { adw_expander_row_set_subtitle(reference.pointer(), newValue) }
    }
  }
}
