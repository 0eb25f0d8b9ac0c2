internal import CAdw
internal import CGtk

/// A row with a title, words under it, and a control at its end.
package struct ActionRow: Widget {
  package let reference: Reference

  package init(title: String, subtitle: String = "", suffixes: [any Widget] = []) {
    reference = Reference(adw_action_row_new())
    adw_preferences_row_set_use_markup(reference.pointer(), 0)
    adw_preferences_row_set_title(reference.pointer(), title)
    adw_action_row_set_subtitle(row, subtitle)
    adw_action_row_set_title_lines(row, 0)
    adw_action_row_set_subtitle_lines(row, 0)
    for widget in suffixes { adw_action_row_add_suffix(row, widget.gtk) }
    gtk_list_box_row_set_activatable(reference.pointer(), 0)
    gtk_list_box_row_set_selectable(reference.pointer(), 0)
  }

  private var row: UnsafeMutablePointer<AdwActionRow> { reference.pointer() }

  /// The control that a click on the row's title reaches, and which is named by that title.
  package func activating(_ widget: any Widget) -> ActionRow {
    adw_action_row_set_activatable_widget(row, widget.gtk)
    return self
  }

  package func activatable() -> ActionRow {
    gtk_list_box_row_set_activatable(reference.pointer(), 1)
    return self
  }

  package var title: String {
    get { String(cString: adw_preferences_row_get_title(reference.pointer())) }
    nonmutating set {
      if title != newValue { adw_preferences_row_set_title(reference.pointer(), newValue) }
    }
  }

  package var subtitle: String {
    get { adw_action_row_get_subtitle(row).map { String(cString: $0) } ?? "" }
    nonmutating set { if subtitle != newValue { adw_action_row_set_subtitle(row, newValue) } }
  }

  package func addSuffix(_ widget: any Widget) { adw_action_row_add_suffix(row, widget.gtk) }

  package func addPrefix(_ widget: any Widget) { adw_action_row_add_prefix(row, widget.gtk) }
}
