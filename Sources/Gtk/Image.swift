internal import CGtk

/// A named icon.
package struct Image: Widget {
  package let reference: Reference

  package init(icon: String, pixels: Int? = nil) {
    reference = Reference(gtk_image_new_from_icon_name(icon))
    if let pixels { gtk_image_set_pixel_size(reference.opaque, Int32(pixels)) }
  }

  package func show(icon: String) { gtk_image_set_from_icon_name(reference.opaque, icon) }
}
