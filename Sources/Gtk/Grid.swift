internal import CGtk

/// Widgets in rows and columns.
package struct Grid: Widget {
  package let reference: Reference

  package init(rowSpacing: Int = 0, columnSpacing: Int = 0) {
    reference = Reference(gtk_grid_new())
    gtk_grid_set_row_spacing(reference.pointer(), guint(rowSpacing))
    gtk_grid_set_column_spacing(reference.pointer(), guint(columnSpacing))
  }

  package func attach(_ child: any Widget, column: Int, row: Int, width: Int = 1) {
    gtk_grid_attach(reference.pointer(), child.gtk, Int32(column), Int32(row), Int32(width), 1)
  }

  package func removeAll() {
    while let child = gtk_widget_get_first_child(gtk) {
      gtk_grid_remove(reference.pointer(), child)
    }
  }

  /// Gives every column the same width.
  package func homogeneousColumns() -> Grid {
    gtk_grid_set_column_homogeneous(reference.pointer(), 1)
    return self
  }
}
