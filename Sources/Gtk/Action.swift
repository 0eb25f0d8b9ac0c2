internal import CGtk

/// Something a menu, a button or a key can ask for by name.
@MainActor
package struct Action {
  let reference: Reference

  init(_ name: String, _ body: @escaping @MainActor () -> Void) {
    reference = Reference(adopting: UnsafeMutableRawPointer(g_simple_action_new(name, nil)))
    reference.connect("activate") { _ in body() }
  }

  package var isEnabled: Bool {
    get { g_action_get_enabled(reference.opaque) != 0 }
    nonmutating set { g_simple_action_set_enabled(reference.opaque, newValue ? 1 : 0) }
  }
}
