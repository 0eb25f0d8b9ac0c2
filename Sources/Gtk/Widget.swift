internal import CGtk
internal import CGtkShim

/// Anything that stands in a window.
@MainActor
package protocol Widget {
  var reference: Reference { get }
}

/// One of the two directions.
package enum Axis: Sendable {
  case horizontal, vertical

  var value: GtkOrientation {
    self == .horizontal ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL
  }
}

/// Where a widget stands in the space it is given.
package enum Alignment: Sendable {
  case fill, start, center, end, baseline

  var value: GtkAlign {
    switch self {
    case .fill: GTK_ALIGN_FILL
    case .start: GTK_ALIGN_START
    case .center: GTK_ALIGN_CENTER
    case .end: GTK_ALIGN_END
    case .baseline: GTK_ALIGN_BASELINE
    }
  }
}

extension Widget {
  var gtk: UnsafeMutablePointer<GtkWidget> { reference.pointer() }

  package var isVisible: Bool {
    get { gtk_widget_get_visible(gtk) != 0 }
    nonmutating set { gtk_widget_set_visible(gtk, newValue ? 1 : 0) }
  }

  package var isEnabled: Bool {
    get { gtk_widget_get_sensitive(gtk) != 0 }
    nonmutating set { gtk_widget_set_sensitive(gtk, newValue ? 1 : 0) }
  }

  package var tooltip: String? {
    get { gtk_widget_get_tooltip_text(gtk).map { String(cString: $0) } }
    nonmutating set { gtk_widget_set_tooltip_text(gtk, newValue) }
  }

  package var size: (width: Int, height: Int) {
    (Int(gtk_widget_get_allocated_width(gtk)), Int(gtk_widget_get_allocated_height(gtk)))
  }

  package func setClass(_ name: String, _ isOn: Bool) {
    if isOn { gtk_widget_add_css_class(gtk, name) } else { gtk_widget_remove_css_class(gtk, name) }
  }

  @discardableResult
  package func focus() -> Bool { gtk_widget_grab_focus(gtk) != 0 }

  package var hasFocusWithin: Bool {
    guard let root = gtk_widget_get_root(gtk), let focused = gtk_root_get_focus(root) else {
      return false
    }
    return focused == gtk || gtk_widget_is_ancestor(focused, gtk) != 0
  }

  /// Runs the named action of the window or application, as a menu item would.
  package func activateAction(_ name: String) { gtk_widget_activate_action_variant(gtk, name, nil) }

  // What follows returns the widget, so that a tree can be written as one expression.

  package func named(_ accessibleName: String) -> Self {
    shim_set_accessible_label(gtk, accessibleName)
    return self
  }

  @discardableResult
  package func described(_ accessibleDescription: String) -> Self {
    shim_set_accessible_description(gtk, accessibleDescription)
    return self
  }

  package func classes(_ names: String...) -> Self {
    for name in names { gtk_widget_add_css_class(gtk, name) }
    return self
  }

  package func expanding(_ axes: Axis...) -> Self {
    if axes.contains(.horizontal) { gtk_widget_set_hexpand(gtk, 1) }
    if axes.contains(.vertical) { gtk_widget_set_vexpand(gtk, 1) }
    return self
  }

  /// Takes no free room, whatever its content would like.
  package func notExpanding(_ axis: Axis) -> Self {
    switch axis {
    case .horizontal: gtk_widget_set_hexpand(gtk, 0)
    case .vertical: gtk_widget_set_vexpand(gtk, 0)
    }
    return self
  }

  package func aligned(horizontal: Alignment? = nil, vertical: Alignment? = nil) -> Self {
    if let horizontal { gtk_widget_set_halign(gtk, horizontal.value) }
    if let vertical { gtk_widget_set_valign(gtk, vertical.value) }
    return self
  }

  package func margin(_ all: Int) -> Self {
    margins(top: all, bottom: all, start: all, end: all)
  }

  package func margins(top: Int = 0, bottom: Int = 0, start: Int = 0, end: Int = 0) -> Self {
    gtk_widget_set_margin_top(gtk, Int32(top))
    gtk_widget_set_margin_bottom(gtk, Int32(bottom))
    gtk_widget_set_margin_start(gtk, Int32(start))
    gtk_widget_set_margin_end(gtk, Int32(end))
    return self
  }

  /// At least this wide and high; -1 leaves a direction to the widget.
  package func atLeast(width: Int = -1, height: Int = -1) -> Self {
    gtk_widget_set_size_request(gtk, Int32(width), Int32(height))
    return self
  }

  package func hidden() -> Self {
    isVisible = false
    return self
  }

  package func notFocusable() -> Self {
    gtk_widget_set_focusable(gtk, 0)
    return self
  }

  package func tooltip(_ text: String) -> Self {
    tooltip = text
    return self
  }

  package func action(_ name: String) -> Self {
    gtk_actionable_set_action_name(reference.opaque, name)
    return self
  }
}
