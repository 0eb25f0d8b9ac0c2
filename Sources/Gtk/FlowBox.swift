internal import CGtk

/// Widgets of equal width in as many columns as there is room for.
package struct FlowBox: Widget {
  package let reference: Reference

  package init(columns: ClosedRange<Int>, spacing: Int, _ children: [any Widget]) {
    reference = Reference(gtk_flow_box_new())
    let box = reference.opaque
    gtk_flow_box_set_selection_mode(box, GTK_SELECTION_NONE)
    gtk_flow_box_set_homogeneous(box, 1)
    gtk_flow_box_set_min_children_per_line(box, guint(columns.lowerBound))
    gtk_flow_box_set_max_children_per_line(box, guint(columns.upperBound))
    gtk_flow_box_set_row_spacing(box, guint(spacing))
    gtk_flow_box_set_column_spacing(box, guint(spacing))
    for child in children {
      let place = Reference(gtk_flow_box_child_new())
      gtk_flow_box_child_set_child(place.pointer(), child.gtk)
      gtk_widget_set_focusable(place.pointer(), 0)
      gtk_flow_box_insert(box, place.pointer(), -1)
    }
  }
}
