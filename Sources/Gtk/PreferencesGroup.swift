internal import CAdw
internal import CGtk

/// A titled card of rows.
package struct PreferencesGroup: Widget {
  package let reference: Reference

  package init(title: String = "", description: String = "", _ rows: [any Widget] = []) {
    reference = Reference(adw_preferences_group_new())
    adw_preferences_group_set_title(reference.pointer(), Markup.escaped(title))
    adw_preferences_group_set_description(reference.pointer(), description)
    for row in rows { adw_preferences_group_add(reference.pointer(), row.gtk) }
  }

  package func setHeaderSuffix(_ widget: any Widget) {
    adw_preferences_group_set_header_suffix(reference.pointer(), widget.gtk)
  }
}

/// Text for places that read markup.
@MainActor
enum Markup {
  static func escaped(_ text: String) -> String {
    guard let result = g_markup_escape_text(text, -1) else { return "" }
    defer { g_free(result) }
    return String(cString: result)
  }
}
