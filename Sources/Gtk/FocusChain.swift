internal import CGtk

/// Moves the keyboard past a widget, whatever of it could still take the keyboard.
@MainActor
enum FocusChain {
  /// Answers whether something else has taken the keyboard.
  static func leave(_ widget: UnsafeMutablePointer<GtkWidget>, isForward: Bool) -> Bool {
    let direction = isForward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD
    var inner = widget
    while let outer = gtk_widget_get_parent(inner) {
      var next = neighbour(inner, isForward)
      while let candidate = next {
        if gtk_widget_get_mapped(candidate) != 0, gtk_widget_child_focus(candidate, direction) != 0
        {
          return true
        }
        next = neighbour(candidate, isForward)
      }
      inner = outer
    }
    // At the end of the window it begins again.
    var next = isForward ? gtk_widget_get_first_child(inner) : gtk_widget_get_last_child(inner)
    while let candidate = next {
      if gtk_widget_get_mapped(candidate) != 0, gtk_widget_child_focus(candidate, direction) != 0 {
        return true
      }
      next = neighbour(candidate, isForward)
    }
    return false
  }

  private static func neighbour(
    _ widget: UnsafeMutablePointer<GtkWidget>, _ isForward: Bool
  ) -> UnsafeMutablePointer<GtkWidget>? {
    isForward ? gtk_widget_get_next_sibling(widget) : gtk_widget_get_prev_sibling(widget)
  }
}
