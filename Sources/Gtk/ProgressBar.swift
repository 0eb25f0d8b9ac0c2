internal import CGtk
internal import CGtkShim

/// How far something is.
package struct ProgressBar: Widget {
  package let reference: Reference

  package init(name: String) {
    reference = Reference(gtk_progress_bar_new())
    shim_set_accessible_label(gtk, name)
  }

  /// 0…1; nil moves on without saying how far.
  package func show(_ share: Double?) {
    guard let share else { return gtk_progress_bar_pulse(reference.opaque) }
    gtk_progress_bar_set_fraction(reference.opaque, share)
  }
}
