internal import CGtk
internal import CGtkShim

/// A table of any length that makes widgets only for the rows in sight.
package struct ColumnView: Widget {
  package struct Column {
    let title: String
    let isNumber: Bool
    let width: Int
    let isWide: Bool
    let isSortable: Bool
    let text: @MainActor (Int) -> String

    /// `text` answers with the words of one row; a wide column takes the free room as well.
    package init(
      _ title: String, isNumber: Bool = false, width: Int, isWide: Bool = false,
      isSortable: Bool = false, text: @escaping @MainActor (Int) -> String
    ) {
      self.title = title
      self.isNumber = isNumber
      self.width = width
      self.isWide = isWide
      self.isSortable = isSortable
      self.text = text
    }
  }

  package let reference: Reference
  private let rows: Reference
  private let selection: Reference
  private let made: [Reference]

  /// - Parameter isMultiple: whether several rows can be selected.
  package init(name: String, isMultiple: Bool = false, _ columns: [Column]) {
    let rows = Reference(adopting: UnsafeMutableRawPointer(shim_index_list_new()))
    // The selection takes over one count of the list, the view one of the selection.
    g_object_ref(rows.raw)
    let selection = Reference(
      adopting: isMultiple
        ? UnsafeMutableRawPointer(gtk_multi_selection_new(rows.opaque)) : Self.single(rows))
    g_object_ref(selection.raw)
    self.rows = rows
    self.selection = selection
    made = columns.map { column in
      Reference(
        adopting: UnsafeMutableRawPointer(
          gtk_column_view_column_new(column.title, Self.factory(of: column))))
    }
    reference = Reference(gtk_column_view_new(selection.opaque))
    shim_set_accessible_label(gtk, name)
    for (place, (column, made)) in zip(columns, made).enumerated() {
      gtk_column_view_column_set_resizable(made.opaque, 1)
      gtk_column_view_column_set_fixed_width(made.opaque, Int32(column.width))
      gtk_column_view_column_set_expand(made.opaque, column.isWide ? 1 : 0)
      if column.isSortable {
        let sorter = Reference(
          adopting: UnsafeMutableRawPointer(shim_column_sorter_new(Int32(place))))
        gtk_column_view_column_set_sorter(made.opaque, sorter.pointer())
      }
      gtk_column_view_append_column(reference.opaque, made.opaque)
    }
    gtk_column_view_set_show_row_separators(reference.opaque, 1)
    alignTitles(columns)
    leaveAtTab()
  }

  /// Lets Tab leave the rows at once.
  ///
  /// GTK 4.8 goes through them one by one, and there may be a hundred thousand. The arrow keys move
  /// between them.
  private func leaveAtTab() {
    guard let rows = gtk_widget_get_last_child(gtk) else { return }
    let keys = Reference(adopting: UnsafeMutableRawPointer(gtk_event_controller_key_new()))
    gtk_event_controller_set_propagation_phase(keys.opaque, GTK_PHASE_CAPTURE)
    keys.connect("key-pressed") { signal in
      let key = signal.unsigned(0)
      guard key == Int(GDK_KEY_Tab) || key == Int(GDK_KEY_ISO_Left_Tab),
        let emitter = signal.emitter, let rows = gtk_event_controller_get_widget(emitter)
      else { return signal.answer(false) }
      signal.answer(FocusChain.leave(rows, isForward: key == Int(GDK_KEY_Tab)))
    }
    // The widget takes over this count.
    g_object_ref(keys.raw)
    gtk_widget_add_controller(rows, keys.opaque)
  }

  /// Shows `count` rows anew.
  package func show(count: Int) { shim_index_list_set_count(rows.opaque, guint(count)) }

  /// Shows or hides a column.
  package func setVisible(_ isVisible: Bool, column: Int) {
    guard made.indices.contains(column) else { return }
    gtk_column_view_column_set_visible(made[column].opaque, isVisible ? 1 : 0)
  }

  /// Called with the column by which a click on a title wants the rows, nil for none.
  package func onSort(
    _ body: @escaping @MainActor (_ column: Int?, _ isDescending: Bool) -> Void
  ) -> ColumnView {
    guard let sorter = gtk_column_view_get_sorter(reference.opaque) else { return self }
    Reference(UnsafeMutableRawPointer(sorter)).connect("changed") { signal in
      guard let emitter = signal.emitter else { return }
      var isDescending: gboolean = 0
      let column = shim_sorted_column(
        UnsafeMutableRawPointer(emitter).assumingMemoryBound(to: GtkSorter.self), &isDescending)
      body(column < 0 ? nil : Int(column), isDescending != 0)
    }
    return self
  }

  /// The rows that are selected, in order.
  package var selectedRows: [Int] {
    guard let chosen = gtk_selection_model_get_selection(selection.opaque) else { return [] }
    defer { gtk_bitset_unref(chosen) }
    let count = gtk_bitset_get_size(chosen)
    return (0..<count).map { Int(gtk_bitset_get_nth(chosen, guint($0))) }
  }

  package var selectedCount: Int {
    guard let chosen = gtk_selection_model_get_selection(selection.opaque) else { return 0 }
    defer { gtk_bitset_unref(chosen) }
    return Int(gtk_bitset_get_size(chosen))
  }

  package func onSelect(_ body: @escaping @MainActor () -> Void) -> ColumnView {
    selection.connect("selection-changed") { _ in body() }
    return self
  }

  package func onActivate(_ body: @escaping @MainActor (Int) -> Void) -> ColumnView {
    gtk_column_view_set_single_click_activate(reference.opaque, 1)
    reference.connect("activate") { signal in body(signal.unsigned(0)) }
    return self
  }

  private static func single(_ rows: Reference) -> UnsafeMutableRawPointer {
    let selection: UnsafeMutableRawPointer = UnsafeMutableRawPointer(
      gtk_single_selection_new(rows.opaque))
    gtk_single_selection_set_autoselect(OpaquePointer(selection), 0)
    gtk_single_selection_set_can_unselect(OpaquePointer(selection), 1)
    return selection
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
