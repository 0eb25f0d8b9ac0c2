internal import CGtk
internal import CGtkShim

/// Rows of which one is chosen, as in a sidebar.
package struct ListBox: Widget {
  package let reference: Reference

  package init(isSelectable: Bool) {
    reference = Reference(gtk_list_box_new())
    gtk_list_box_set_selection_mode(
      reference.opaque, isSelectable ? GTK_SELECTION_SINGLE : GTK_SELECTION_NONE)
  }

  package func append(_ child: any Widget, name: String) {
    let row = Reference(gtk_list_box_row_new())
    gtk_list_box_row_set_child(row.pointer(), child.gtk)
    shim_set_accessible_label(row.pointer(), name)
    gtk_list_box_append(reference.opaque, row.pointer())
  }

  package func rename(row index: Int, _ name: String) {
    guard let row = gtk_list_box_get_row_at_index(reference.opaque, Int32(index)) else { return }
    let pointer = UnsafeMutableRawPointer(row).assumingMemoryBound(to: GtkWidget.self)
    shim_set_accessible_label(pointer, name)
  }

  package func append(plain child: any Widget) {
    gtk_list_box_append(reference.opaque, child.gtk)
  }

  package func removeAll() {
    while let row = gtk_list_box_get_row_at_index(reference.opaque, 0) {
      gtk_list_box_remove(
        reference.opaque, UnsafeMutableRawPointer(row).assumingMemoryBound(to: GtkWidget.self))
    }
  }

  package func select(row index: Int) {
    gtk_list_box_select_row(
      reference.opaque, gtk_list_box_get_row_at_index(reference.opaque, Int32(index)))
  }

  package func setVisible(_ isVisible: Bool, row index: Int) {
    guard let row = gtk_list_box_get_row_at_index(reference.opaque, Int32(index)) else { return }
    gtk_widget_set_visible(
      UnsafeMutableRawPointer(row).assumingMemoryBound(to: GtkWidget.self), isVisible ? 1 : 0)
  }

  package func focus(row index: Int) {
    guard let row = gtk_list_box_get_row_at_index(reference.opaque, Int32(index)) else { return }
    gtk_widget_grab_focus(
      UnsafeMutableRawPointer(row).assumingMemoryBound(to: GtkWidget.self))
  }

  package func onActivate(_ body: @escaping @MainActor (Int) -> Void) -> ListBox {
    reference.connect("row-activated") { signal in
      guard let row = signal.object(0) else { return }
      body(Int(gtk_list_box_row_get_index(row.assumingMemoryBound(to: GtkListBoxRow.self))))
    }
    return self
  }
}
