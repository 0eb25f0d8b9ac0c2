internal import CAdw
internal import CGtk

/// A sidebar beside its content, or only one of the two where there is no room for both.
package struct Leaflet: Widget {
  package let reference: Reference

  package init(sidebar: any Widget, content: any Widget) {
    reference = Reference(adw_leaflet_new())
    let leaflet = reference.opaque
    adw_leaflet_append(leaflet, sidebar.gtk)
    let line = adw_leaflet_append(leaflet, gtk_separator_new(Axis.vertical.value))
    adw_leaflet_page_set_navigatable(line, 0)
    adw_leaflet_append(leaflet, content.gtk)
    adw_leaflet_set_can_navigate_back(leaflet, 1)
    adw_leaflet_set_fold_threshold_policy(leaflet, ADW_FOLD_THRESHOLD_POLICY_MINIMUM)
    adw_leaflet_set_visible_child(leaflet, content.gtk)
  }

  package var isFolded: Bool { adw_leaflet_get_folded(reference.opaque) != 0 }

  package func show(_ child: any Widget) {
    adw_leaflet_set_visible_child(reference.opaque, child.gtk)
  }

  package func onFold(_ body: @escaping @MainActor () -> Void) -> Leaflet {
    reference.connect("notify::folded") { _ in body() }
    return self
  }
}
