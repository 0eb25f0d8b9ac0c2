internal import CAdw
internal import CGtk

/// Keeps its child from becoming wider than is good to read.
package struct Clamp: Widget {
  package let reference: Reference

  package init(_ child: any Widget, width: Int) {
    reference = Reference(adw_clamp_new())
    adw_clamp_set_child(reference.opaque, child.gtk)
    adw_clamp_set_maximum_size(reference.opaque, Int32(width))
    adw_clamp_set_tightening_threshold(reference.opaque, Int32(width * 3 / 4))
  }
}
