internal import CGtk

/// Looks for parts that a library made, where it offers no other way to reach them.
@MainActor
enum WidgetTree {
  /// Every button below `root`, or only those inside a widget of the named type.
  static func buttons(
    under root: UnsafeMutablePointer<GtkWidget>, inside type: String? = nil
  ) -> [UnsafeMutablePointer<GtkButton>] {
    let instance = UnsafeMutableRawPointer(root).assumingMemoryBound(to: GTypeInstance.self)
    var found: [UnsafeMutablePointer<GtkButton>] = []
    if type == nil, g_type_check_instance_is_a(instance, gtk_button_get_type()) != 0 {
      found.append(UnsafeMutableRawPointer(root).assumingMemoryBound(to: GtkButton.self))
    }
    let isInside = type == nil || String(cString: g_type_name_from_instance(instance)) == type
    var child = gtk_widget_get_first_child(root)
    while let next = child {
      found += buttons(under: next, inside: isInside ? nil : type)
      child = gtk_widget_get_next_sibling(next)
    }
    return found
  }
}
