internal import CGtk

/// Says that something is under way.
package struct Spinner: Widget {
  package let reference: Reference

  package init(pixels: Int) {
    reference = Reference(gtk_spinner_new())
    gtk_widget_set_size_request(gtk, Int32(pixels), Int32(pixels))
  }

  package var isTurning: Bool {
    get { gtk_spinner_get_spinning(reference.opaque) != 0 }
    nonmutating set { gtk_spinner_set_spinning(reference.opaque, newValue ? 1 : 0) }
  }
}
