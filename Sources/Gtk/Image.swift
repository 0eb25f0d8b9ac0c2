internal import CGtk
internal import CGtkShim

/// An icon beside words that say the same.
package struct Image: Widget {
  package let reference: Reference

  package init(icon: String, pixels: Int? = nil) {
    reference = Reference(shim_new_decoration_image(icon))
    if let pixels { gtk_image_set_pixel_size(reference.opaque, Int32(pixels)) }
  }

  package func show(icon: String) { gtk_image_set_from_icon_name(reference.opaque, icon) }
}
