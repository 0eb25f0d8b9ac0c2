internal import CGtk

/// One widget with others laid over it.
package struct Overlay: Widget {
  package let reference: Reference

  package init(_ child: any Widget, over: [any Widget]) {
    reference = Reference(gtk_overlay_new())
    gtk_overlay_set_child(reference.opaque, child.gtk)
    for widget in over { gtk_overlay_add_overlay(reference.opaque, widget.gtk) }
  }
}
