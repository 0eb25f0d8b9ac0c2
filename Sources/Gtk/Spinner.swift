internal import CGtk

/// Says that work is under way.
package struct Spinner: Widget {
  package let reference: Reference

  package init() { reference = Reference(gtk_spinner_new()) }

  package var isSpinning: Bool {
    get { gtk_spinner_get_spinning(reference.opaque) != 0 }
    nonmutating set { gtk_spinner_set_spinning(reference.opaque, newValue ? 1 : 0) }
  }
}
