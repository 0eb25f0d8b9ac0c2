internal import CGtk

/// Entries of a menu, each naming an action.
@MainActor
package struct Menu {
  let reference: Reference

  package init(sections: [[(label: String, action: String)]]) {
    reference = Reference(adopting: UnsafeMutableRawPointer(g_menu_new()))
    for section in sections {
      let part = Reference(adopting: UnsafeMutableRawPointer(g_menu_new()))
      for entry in section { g_menu_append(part.opaque, entry.label, entry.action) }
      g_menu_append_section(reference.opaque, nil, part.pointer())
    }
  }
}
