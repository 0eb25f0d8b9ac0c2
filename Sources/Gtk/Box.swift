internal import CGtk

/// Widgets one after the other.
package struct Box: Widget {
  package let reference: Reference

  package init(_ axis: Axis, spacing: Int = 0, _ children: [any Widget] = []) {
    reference = Reference(gtk_box_new(axis.value, Int32(spacing)))
    for child in children { append(child) }
  }

  package func append(_ child: any Widget) { gtk_box_append(reference.pointer(), child.gtk) }

  package func remove(_ child: any Widget) { gtk_box_remove(reference.pointer(), child.gtk) }

  package func setAxis(_ axis: Axis) {
    gtk_orientable_set_orientation(reference.opaque, axis.value)
  }

  package func setSpacing(_ spacing: Int) {
    gtk_box_set_spacing(reference.pointer(), Int32(spacing))
  }

  /// Gives every child the same room.
  package func homogeneous() -> Box {
    gtk_box_set_homogeneous(reference.pointer(), 1)
    return self
  }
}
