internal import CGtk
internal import CGtkShim

/// A button that shows one of a few words and opens the list of them.
package struct DropDown: Widget {
  package let reference: Reference

  package init(name: String, choices: [String]) {
    reference = Reference(gtk_drop_down_new(nil, nil))
    shim_set_accessible_label(gtk, name)
    // GTK 4.8 puts the keyboard on a button inside, which has no name of its own.
    if let button = gtk_widget_get_first_child(gtk) { shim_set_accessible_label(button, name) }
    setChoices(choices)
  }

  package func setChoices(_ choices: [String]) {
    let list = Reference(adopting: UnsafeMutableRawPointer(gtk_string_list_new(nil)))
    for choice in choices { gtk_string_list_append(list.opaque, choice) }
    gtk_drop_down_set_model(reference.opaque, list.opaque)
  }

  package var selected: Int {
    get { Int(gtk_drop_down_get_selected(reference.opaque)) }
    nonmutating set {
      if selected != newValue { gtk_drop_down_set_selected(reference.opaque, guint(newValue)) }
    }
  }

  /// Called with the place of the chosen word.
  package func onChoose(_ body: @escaping @MainActor (Int) -> Void) -> DropDown {
    reference.connect("notify::selected") { signal in
      if let button = signal.emitter { body(Int(gtk_drop_down_get_selected(button))) }
    }
    return self
  }
}
