internal import CAdw
internal import CGtk

/// The program as the desktop knows it: its id, its actions and their keys.
@MainActor
package struct Application {
  let reference: Reference

  /// `isAlone` keeps the program from handing its work to an instance that already runs.
  package init(id: String, isAlone: Bool) {
    let flags: UInt32 =
      G_APPLICATION_HANDLES_OPEN.rawValue | (isAlone ? G_APPLICATION_NON_UNIQUE.rawValue : 0)
    reference = Reference(
      adopting: UnsafeMutableRawPointer(adw_application_new(id, GApplicationFlags(flags))))
  }

  /// Called when the program starts, and again when it is started a second time.
  package func onActivate(_ body: @escaping @MainActor () -> Void) {
    reference.connect("activate") { _ in body() }
  }

  /// Called instead of `onActivate` with the paths of files to open.
  package func onOpen(_ body: @escaping @MainActor ([String]) -> Void) {
    reference.connect("open") { signal in
      guard let files = signal.pointer(0)?.assumingMemoryBound(to: OpaquePointer?.self) else {
        return
      }
      body(
        (0..<signal.integer(1)).compactMap { index in
          guard let path = g_file_get_path(files[index]) else { return nil }
          defer { g_free(path) }
          return String(cString: path)
        })
    }
  }

  /// Adds an action with its keys, such as `<Control>n`.
  package func addAction(
    _ name: String, keys: String..., body: @escaping @MainActor () -> Void
  ) -> Action {
    let action = Action(name, body)
    g_action_map_add_action(reference.opaque, action.reference.opaque)
    setKeys(keys, of: "app." + name)
    return action
  }

  package func setKeys(_ keys: [String], of action: String) {
    var texts = keys.map { UnsafePointer(g_strdup($0)) }
    defer { for text in texts { g_free(UnsafeMutableRawPointer(mutating: text)) } }
    texts.append(nil)
    gtk_application_set_accels_for_action(reference.pointer(), action, &texts)
  }

  /// Keeps the program running without a window until `release`.
  package func hold() { g_application_hold(reference.pointer()) }
  package func release() { g_application_release(reference.pointer()) }

  package func quit() { g_application_quit(reference.pointer()) }

  /// Runs until the last window is closed; answers with the exit status.
  package func run(_ arguments: [String]) -> Int32 {
    MainLoop.attachMainActor()
    var texts = arguments.map { g_strdup($0) }
    defer { for text in texts { g_free(text) } }
    return g_application_run(reference.pointer(), Int32(texts.count), &texts)
  }
}
