internal import Gtk

/// A page that is told when it becomes narrow, so that what stands side by side can stand under each
/// other.
@MainActor
final class NarrowPage {
  let widget: Box
  private let onNarrow: @MainActor (Bool) -> Void
  private var isNarrow = false

  private static let narrowWidth = 760

  init(_ child: any Widget, onNarrow: @escaping @MainActor (Bool) -> Void) {
    self.onNarrow = onNarrow
    let area = ScrolledArea(child)
    area.setScrolls(true, mayCutWidth: true)
    let watch = DrawingArea(decoration: ()).aligned(vertical: .start)
    widget = Box(.vertical, [Overlay(area, over: [watch]).expanding(.vertical)])
    _ = watch.onResize { [weak self] width in self?.fit(width) }
  }

  private func fit(_ width: Int) {
    let narrow = width < Self.narrowWidth
    guard narrow != isNarrow else { return }
    isNarrow = narrow
    // The width is told while sizes are being given out; the new layout waits for its turn.
    MainLoop.afterwards { [weak self] in self?.onNarrow(narrow) }
  }
}
