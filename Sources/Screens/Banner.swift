internal import Gtk

/// Rows under the header for states that matter, such as a store that cannot be written.
@MainActor
final class Banner {
  let widget = Box(.vertical).hidden()
  private var rows: [Box] = []

  func show(_ notices: [String]) {
    for row in rows { widget.remove(row) }
    rows = notices.map { notice in
      Box(
        .horizontal, spacing: 9,
        [
          Image(icon: "dialog-warning-symbolic").aligned(vertical: .start),
          Label(notice).wrapping().expanding(.horizontal),
        ]
      ).classes("assay-banner")
    }
    for row in rows { widget.append(row) }
    widget.isVisible = !rows.isEmpty
  }
}
