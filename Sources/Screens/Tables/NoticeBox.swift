internal import Gtk

/// A sentence that matters, with an icon; yellow where it stops the work.
@MainActor
final class NoticeBox {
  let widget: Box
  private let words = Label().wrapping().expanding(.horizontal)
  private let icon = Image(icon: "dialog-information-symbolic")

  init() {
    widget = Box(.horizontal, spacing: 9, [icon.aligned(vertical: .start), words])
      .classes("assay-notice").hidden()
  }

  /// Nothing is shown where there is nothing to say.
  func show(_ text: String?, isWarning: Bool) {
    widget.isVisible = text.map { !$0.isEmpty } ?? false
    words.text = text ?? ""
    widget.setClass("important", isWarning)
    icon.show(icon: isWarning ? "dialog-warning-symbolic" : "dialog-information-symbolic")
  }
}
