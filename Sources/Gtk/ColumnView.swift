internal import CGtk
internal import CGtkShim

/// A table of any length that makes widgets only for the rows in sight.
package struct ColumnView: Widget {
  package struct Column {
    let title: String
    let isNumber: Bool
    let width: Int
    let isWide: Bool
    let text: @MainActor (Int) -> String

    /// `text` answers with the words of one row; a wide column takes the free room as well.
    package init(
      _ title: String, isNumber: Bool = false, width: Int, isWide: Bool = false,
      text: @escaping @MainActor (Int) -> String
    ) {
      self.title = title
      self.isNumber = isNumber
      self.width = width
      self.isWide = isWide
      self.text = text
    }
  }

  package let reference: Reference
  private let rows: Reference

  package init(name: String, _ columns: [Column]) {
    rows = Reference(adopting: UnsafeMutableRawPointer(shim_index_list_new()))
    // The selection takes over one count of the list, the view one of the selection.
    g_object_ref(rows.raw)
    let selection = gtk_single_selection_new(rows.opaque)
    gtk_single_selection_set_autoselect(selection, 0)
    gtk_single_selection_set_can_unselect(selection, 1)
    reference = Reference(gtk_column_view_new(selection))
    shim_set_accessible_label(gtk, name)
    for column in columns {
      let made = Reference(
        adopting: UnsafeMutableRawPointer(
          gtk_column_view_column_new(column.title, Self.factory(of: column))))
      gtk_column_view_column_set_resizable(made.opaque, 1)
      gtk_column_view_column_set_fixed_width(made.opaque, Int32(column.width))
      gtk_column_view_column_set_expand(made.opaque, column.isWide ? 1 : 0)
      gtk_column_view_append_column(reference.opaque, made.opaque)
    }
    gtk_column_view_set_show_row_separators(reference.opaque, 1)
    alignTitles(columns)
  }

  /// Shows `count` rows anew.
  package func show(count: Int) { shim_index_list_set_count(rows.opaque, guint(count)) }

  package func onActivate(_ body: @escaping @MainActor (Int) -> Void) -> ColumnView {
    gtk_column_view_set_single_click_activate(reference.opaque, 1)
    reference.connect("activate") { signal in body(signal.unsigned(0)) }
    return self
  }

  /// Puts the titles of numbers over their last digit, for which GTK 4.8 has no setter.
  private func alignTitles(_ columns: [Column]) {
    var title = gtk_widget_get_first_child(gtk_widget_get_first_child(gtk))
    for column in columns {
      guard let place = title else { return }
      if column.isNumber, let label = gtk_widget_get_first_child(gtk_widget_get_first_child(place))
      {
        gtk_widget_set_hexpand(label, 1)
        gtk_widget_set_halign(label, GTK_ALIGN_END)
      }
      title = gtk_widget_get_next_sibling(place)
    }
  }

  private static func factory(of column: Column) -> OpaquePointer? {
    let factory = Reference(
      adopting: UnsafeMutableRawPointer(gtk_signal_list_item_factory_new()))
    factory.connect("setup") { signal in
      guard let item = signal.object(0) else { return }
      let label = Label().ellipsized().text(at: column.isNumber ? 1 : 0)
      if column.isNumber { label.setClass("numeric", true) }
      gtk_list_item_set_child(OpaquePointer(item), label.gtk)
    }
    factory.connect("bind") { signal in
      guard let item = signal.object(0).map({ OpaquePointer($0) }),
        let row = gtk_list_item_get_item(item), let child = gtk_list_item_get_child(item)
      else { return }
      gtk_label_set_text(OpaquePointer(child), column.text(Int(shim_index_of_row(row))))
    }
    // The column takes over this count.
    g_object_ref(factory.raw)
    return factory.opaque
  }
}
