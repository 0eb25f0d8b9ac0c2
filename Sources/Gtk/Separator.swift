internal import CGtk

/// A thin line between two things.
package struct Separator: Widget {
  package let reference: Reference

  package init(_ axis: Axis) { reference = Reference(gtk_separator_new(axis.value)) }
}
