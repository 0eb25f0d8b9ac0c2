import Gtk
import XCTest

/// GTK is started once for all tests of the process.
@MainActor
enum Display {
  private static let isThere = MainLoop.startForTests()

  /// Skips the test where there is no display to open a window on.
  static func need() throws {
    try XCTSkipUnless(isThere, "there is no display: run the tests under xvfb-run")
  }
}
