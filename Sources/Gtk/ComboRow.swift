internal import CAdw
internal import CGtk

/// A row that chooses one of a few words.
package struct ComboRow: Widget {
  package let reference: Reference

  package init(title: String, choices: [String]) {
    reference = Reference(adw_combo_row_new())
    adw_preferences_row_set_use_markup(reference.pointer(), 0)
    adw_preferences_row_set_title(reference.pointer(), title)
    adw_action_row_set_title_lines(reference.pointer(), 0)
    adw_action_row_set_subtitle_lines(reference.pointer(), 0)
    let list = Reference(
      adopting: UnsafeMutableRawPointer(gtk_string_list_new(nil)))
    for choice in choices { gtk_string_list_append(list.opaque, choice) }
    adw_combo_row_set_model(reference.pointer(), list.opaque)
  }

  package var selected: Int {
    get { Int(adw_combo_row_get_selected(reference.pointer())) }
    nonmutating set {
      if selected != newValue { adw_combo_row_set_selected(reference.pointer(), guint(newValue)) }
    }
  }

  package var subtitle: String {
    get { adw_action_row_get_subtitle(reference.pointer()).map { String(cString: $0) } ?? "" }
    nonmutating set {
      if subtitle != newValue { adw_action_row_set_subtitle(reference.pointer(), newValue) }
    }
  }

  /// Called with the place of the chosen word.
  package func onChoose(_ body: @escaping @MainActor (Int) -> Void) -> ComboRow {
    reference.connect("notify::selected") { signal in
      guard let row = signal.emitter else { return }
      let combo = UnsafeMutableRawPointer(row).assumingMemoryBound(to: AdwComboRow.self)
      body(Int(adw_combo_row_get_selected(combo)))
    }
    return self
  }
}
