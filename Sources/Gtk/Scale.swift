internal import CGtk
internal import CGtkShim

/// A thumb on a line of numbers.
package struct Scale: Widget {
  package let reference: Reference

  package init(name: String) {
    reference = Reference(gtk_scale_new_with_range(Axis.horizontal.value, 0, 1, 1))
    gtk_scale_set_draw_value(reference.pointer(), 0)
    shim_set_accessible_label(gtk, name)
  }

  private var range: UnsafeMutablePointer<GtkRange> { reference.pointer() }

  package var value: Double { gtk_range_get_value(range) }

  /// Moves the ends, the step of an arrow key and of a page, and the thumb.
  package func show(_ value: Double, in ends: ClosedRange<Double>, step: Double) {
    let adjustment = gtk_range_get_adjustment(range)
    let page = max(step, (ends.upperBound - ends.lowerBound) / 10)
    // One call, so that no value between the old ends and the new is told as moved by hand.
    gtk_adjustment_configure(
      adjustment, min(max(value, ends.lowerBound), ends.upperBound), ends.lowerBound,
      ends.upperBound, step, page, 0)
  }

  /// Called with the value after each move, also with those that `show` makes.
  package func onMove(_ body: @escaping @MainActor (Double) -> Void) -> Scale {
    reference.connect("value-changed") { signal in
      guard let scale = signal.emitter else { return }
      let range = UnsafeMutableRawPointer(scale).assumingMemoryBound(to: GtkRange.self)
      body(gtk_range_get_value(range))
    }
    return self
  }
}
