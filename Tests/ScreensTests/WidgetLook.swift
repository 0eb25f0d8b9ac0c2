import CAdw
import CGtk
import CGtkShim
import Gtk

/// What stands in a window, read from its widgets.
@MainActor
struct WidgetLook {
  private let root: UnsafeMutablePointer<GtkWidget>

  init(_ widget: any Widget) {
    root = widget.reference.raw.assumingMemoryBound(to: GtkWidget.self)
  }

  /// Every text of a label, with the narrow blanks of figures that labels show wider.
  var texts: [String] {
    all(gtk_label_get_type()).map {
      String(cString: gtk_label_get_text(OpaquePointer($0)))
        .replacing("\u{A0}", with: "\u{202F}")
    }
  }

  /// Types into the entry of the row that has this title.
  func type(_ text: String, in title: String) -> Bool {
    for row in all(adw_action_row_get_type())
    where String(cString: adw_preferences_row_get_title(cast(row))) == title {
      guard let entry = Self.all(gtk_entry_get_type(), under: row).first else { return false }
      gtk_editable_set_text(OpaquePointer(entry), text)
      return true
    }
    return false
  }

  /// Chooses in the row that has this title.
  func choose(_ index: Int, in title: String) -> Bool {
    for row in all(adw_combo_row_get_type())
    where String(cString: adw_preferences_row_get_title(cast(row))) == title {
      adw_combo_row_set_selected(cast(row), guint(index))
      return true
    }
    return false
  }

  func all(_ type: GType) -> [UnsafeMutablePointer<GtkWidget>] { Self.all(type, under: root) }

  private static func all(
    _ type: GType, under widget: UnsafeMutablePointer<GtkWidget>
  ) -> [UnsafeMutablePointer<GtkWidget>] {
    var found: [UnsafeMutablePointer<GtkWidget>] = []
    let instance = UnsafeMutableRawPointer(widget).assumingMemoryBound(to: GTypeInstance.self)
    if g_type_check_instance_is_a(instance, type) != 0 { found.append(widget) }
    var child = gtk_widget_get_first_child(widget)
    while let next = child {
      found += all(type, under: next)
      child = gtk_widget_get_next_sibling(next)
    }
    return found
  }

  private func cast<T>(_ widget: UnsafeMutablePointer<GtkWidget>) -> UnsafeMutablePointer<T> {
    UnsafeMutableRawPointer(widget).assumingMemoryBound(to: T.self)
  }
}
