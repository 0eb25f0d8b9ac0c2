package import Gtk
internal import ScreenStates

/// Which key does what, once for the program and for the window that tells of it.
@MainActor
package enum Keys {
  private static let actions = [
    ("win.new", "<Control>n", "New screening"),
    ("win.save", "<Control>s", "Save the case or the table"),
    ("win.decide", "<Control>d", "Decide on the case"),
    ("win.note", "<Control>m", "Add a note to the case"),
    ("win.outcome", "<Control>e", "Enter what became of the loan"),
    ("win.find", "<Control>f", "Find a case"),
    ("win.undo", "<Control>z", "Take the last edit back"),
    ("win.redo", "<Control><Shift>z", "Make the edit again"),
  ]
  private static let tables = [
    ("win.open", "<Control>o", "Choose a table"),
    ("win.start", "<Control>Return", "Score, choose or value the rows"),
    ("win.keep-rows", "<Control>k", "Make cases of the rows"),
    ("win.pages", "<Control>p", "Save the portfolio as PDF"),
    ("win.cancel", "Escape", "Stop what is under way"),
  ]
  private static let places = Place.allCases.enumerated().map { number, place in
    ("win.\(action(of: place))", "<Control>\(number + 1)", "Go to \(place.title)")
  }
  private static let pages = ResultPage.allCases.enumerated().map { place, page in
    (
      "win.\(action(of: page))", "<Alt>\(place + 1)",
      "\(page.title): \(page.help.prefix(1).lowercased() + page.help.dropFirst())"
    )
  }
  private static let general = [
    ("win.lock", "<Control>l", "Lock the workspace"),
    ("win.shortcuts", "<Control>question", "Keyboard shortcuts"),
    ("win.close", "<Control>w", "Close the window"),
    ("app.quit", "<Control>q", "Quit"),
  ]

  static let groups: [(title: String, keys: [(key: String, does: String)])] = [
    ("Screening", actions.map { ($0.1, $0.2) }),
    ("Places", places.map { ($0.1, $0.2) }),
    ("Tables", tables.map { ($0.1, $0.2) }),
    ("Result", pages.map { ($0.1, $0.2) }),
    ("General", general.map { ($0.1, $0.2) } + [("F10", "Main menu")]),
  ]

  /// The name of the action that shows a page of the result.
  static func action(of page: ResultPage) -> String { "page-\(page.rawValue)" }

  /// The name of the action that goes to a place.
  static func action(of place: Place) -> String { "place-\(place.rawValue)" }

  package static func set(in application: Application) {
    for (action, key, _) in actions + places + tables + pages + general {
      application.setKeys([key], of: action)
    }
  }
}
