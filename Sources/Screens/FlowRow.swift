internal import Gtk

/// A few small marks beside each other that may break into a second line.
@MainActor
struct FlowRow {
  let widget: Box

  init(_ marks: [any Widget]) { widget = Box(.horizontal, spacing: 9, marks) }
}
