internal import CAdw
internal import CGtk
internal import CGtkShim

/// A line to search in, which tells of a change a moment after the last key.
package struct SearchEntry: Widget {
  package let reference: Reference

  package init(name: String, placeholder: String) {
    reference = Reference(gtk_search_entry_new())
    setText(placeholder, of: "placeholder-text", in: reference.raw)
    shim_set_accessible_label(gtk, name)
  }

  package var text: String {
    get { String(cString: gtk_editable_get_text(reference.opaque)) }
    nonmutating set {
      if text != newValue { gtk_editable_set_text(reference.opaque, newValue) }
    }
  }

  package func onSearch(_ body: @escaping @MainActor (String) -> Void) -> SearchEntry {
    reference.connect("search-changed") { signal in
      if let entry = signal.emitter { body(String(cString: gtk_editable_get_text(entry))) }
    }
    return self
  }

  package func onStop(_ body: @escaping @MainActor () -> Void) -> SearchEntry {
    reference.connect("stop-search") { _ in body() }
    return self
  }
}

/// Sets a text property that has no setter of its own.
@MainActor
func setText(
  _ text: String, of property: String, in object: UnsafeMutableRawPointer
) {
  var value = GValue()
  g_value_init(&value, shim_type_string())
  g_value_set_string(&value, text)
  g_object_set_property(object.assumingMemoryBound(to: GObject.self), property, &value)
  g_value_unset(&value)
}
