internal import CGtk

/// A small surface that points at what it explains.
package struct Popover: Widget {
  package let reference: Reference

  package init(_ child: any Widget) {
    reference = Reference(gtk_popover_new())
    gtk_popover_set_child(reference.pointer(), child.gtk)
  }
}
