internal import CGtk

/// Shows a part of something larger.
package struct ScrolledArea: Widget {
  package let reference: Reference

  package init(_ child: any Widget) {
    reference = Reference(gtk_scrolled_window_new())
    gtk_scrolled_window_set_child(reference.opaque, child.gtk)
    gtk_scrolled_window_set_policy(reference.opaque, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC)
  }

  /// Whether it scrolls up and down, or is as high as its content.
  package func setScrolls(_ scrolls: Bool) {
    gtk_scrolled_window_set_policy(
      reference.opaque, GTK_POLICY_NEVER, scrolls ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER)
  }

  /// Lets the content be wider than the area without a bar, so that a window can become narrow
  /// before its content is laid out anew.
  package func setScrolls(_ scrolls: Bool, mayCutWidth: Bool) {
    gtk_scrolled_window_set_policy(
      reference.opaque, mayCutWidth ? GTK_POLICY_EXTERNAL : GTK_POLICY_NEVER,
      scrolls ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER)
  }

  /// Lets wide content scroll sideways too.
  package func scrollingBothWays() -> ScrolledArea {
    gtk_scrolled_window_set_policy(
      reference.opaque, GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC)
    return self
  }

  /// As high as its content, which scrolls sideways where it is wider.
  package func scrollingSideways() -> ScrolledArea {
    gtk_scrolled_window_set_policy(reference.opaque, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER)
    return self
  }

  package func contentHeight(atLeast least: Int, atMost most: Int) -> ScrolledArea {
    gtk_scrolled_window_set_min_content_height(reference.opaque, Int32(least))
    gtk_scrolled_window_set_max_content_height(reference.opaque, Int32(most))
    gtk_scrolled_window_set_propagate_natural_height(reference.opaque, 1)
    return self
  }

  package var offset: Double {
    get { gtk_adjustment_get_value(gtk_scrolled_window_get_vadjustment(reference.opaque)) }
    nonmutating set {
      gtk_adjustment_set_value(
        gtk_scrolled_window_get_vadjustment(reference.opaque), newValue)
    }
  }

  /// Moves so that the top of `child` is seen.
  package func show(topOf child: any Widget) {
    var x = 0.0
    var y = 0.0
    if gtk_widget_translate_coordinates(child.gtk, gtk, 0, 0, &x, &y) != 0 { offset += y }
  }
}
