package import Gtk

/// Says why the program cannot start, where its window would have been.
@MainActor
package final class FailureWindow {
  private let window: Window

  package init(of application: Application?, sentence: String) {
    window = Window(of: application, title: "Assay", width: 640, height: 480)
    let page = StatusPage(
      icon: "dialog-error-symbolic", title: "Assay Cannot Start", description: sentence)
    window.setContent(Box(.vertical, [HeaderBar(), page.expanding(.vertical)]))
  }

  package func present() { window.present() }
}
