internal import Gtk

/// Rows under the header for states that matter, such as a store that cannot be written.
@MainActor
final class Banner {
  let widget = Box(.vertical).hidden()
  private var rows: [Box] = []

  /// - Parameter choice: what to do where the store waits for the person to go on.
  func show(_ notices: [String], choice: (@MainActor () -> Void)? = nil) {
    for row in rows { widget.remove(row) }
    rows = notices.enumerated().map { index, notice in
      Box(
        .horizontal, spacing: 9,
        [
          Image(icon: "dialog-warning-symbolic"),
          Label(notice).wrapping().expanding(.horizontal),
          Button(icon: "window-close-symbolic", name: "Dismiss").classes("flat", "circular")
            .aligned(vertical: .center)
            .onClick { [weak self] in self?.dismiss(index) },
        ]
      ).classes("assay-banner")
    }
    if let choice {
      let row = Box(
        .horizontal, spacing: 9,
        [
          Label("Restore a backup, or go on with what is readable; that is recorded.").wrapping()
            .expanding(.horizontal),
          Button("Continue with What Is Readable").aligned(vertical: .center).onClick(choice),
        ]
      ).classes("assay-banner")
      rows.append(row)
    }
    for row in rows { widget.append(row) }
    widget.isVisible = !rows.isEmpty
  }

  private func dismiss(_ index: Int) {
    guard rows.indices.contains(index) else { return }
    rows[index].isVisible = false
    widget.isVisible = rows.contains { $0.isVisible }
  }
}
