package import Gtk

/// Which key does what, once for the program and for the window that tells of it.
@MainActor
package enum Keys {
  private static let actions = [
    ("win.new", "<Control>n", "New screening"),
    ("win.save", "<Control>s", "Save the case"),
    ("win.decide", "<Control>d", "Decide on the case"),
    ("win.find", "<Control>f", "Find a case"),
  ]
  private static let general = [
    ("win.lock", "<Control>l", "Lock the workspace"),
    ("win.shortcuts", "<Control>question", "Keyboard shortcuts"),
    ("win.close", "<Control>w", "Close the window"),
    ("app.quit", "<Control>q", "Quit"),
  ]

  static let groups: [(title: String, keys: [(key: String, does: String)])] = [
    ("Screening", actions.map { ($0.1, $0.2) }),
    ("General", general.map { ($0.1, $0.2) } + [("F10", "Main menu")]),
  ]

  package static func set(in application: Application) {
    for (action, key, _) in actions + general { application.setKeys([key], of: action) }
  }
}
