internal import CGtk

/// Pages of which one is shown.
package struct Stack: Widget {
  package let reference: Reference

  package init(_ pages: [(name: String, page: any Widget)], keepsSize: Bool = false) {
    reference = Reference(gtk_stack_new())
    gtk_stack_set_hhomogeneous(reference.opaque, keepsSize ? 1 : 0)
    gtk_stack_set_vhomogeneous(reference.opaque, keepsSize ? 1 : 0)
    for (name, page) in pages { gtk_stack_add_named(reference.opaque, page.gtk, name) }
  }

  package var page: String {
    get { gtk_stack_get_visible_child_name(reference.opaque).map { String(cString: $0) } ?? "" }
    nonmutating set {
      if page != newValue { gtk_stack_set_visible_child_name(reference.opaque, newValue) }
    }
  }

  package func fading() -> Stack {
    gtk_stack_set_transition_type(reference.opaque, GTK_STACK_TRANSITION_TYPE_CROSSFADE)
    return self
  }
}
