internal import Gtk

/// What is asked beside what comes of it; one under the other where it is narrow.
@MainActor
final class TwoPanes {
  let widget: Box
  private let panes: Box
  private let line = Separator(.vertical)
  private let leftArea: ScrolledArea
  private let rightArea: ScrolledArea
  private let page: ScrolledArea
  private let leftWidth: Int
  private let onNarrow: @MainActor (Bool) -> Void
  private(set) var isNarrow = false

  /// Below this width the two do not fit beside each other.
  private static let narrowWidth = 880

  init(
    left: any Widget, right: any Widget, leftWidth: Int,
    onNarrow: @escaping @MainActor (Bool) -> Void
  ) {
    self.leftWidth = leftWidth
    self.onNarrow = onNarrow
    leftArea = ScrolledArea(left).notExpanding(.horizontal)
    rightArea = ScrolledArea(right).expanding(.horizontal)
    panes = Box(.horizontal, [leftArea, line, rightArea])
    page = ScrolledArea(panes)
    let watch = DrawingArea(decoration: ()).aligned(vertical: .start)
    widget = Box(.vertical, [Overlay(page, over: [watch]).expanding(.vertical)])
    _ = watch.onResize { [weak self] width in self?.fit(width) }
    layOut()
  }

  private func fit(_ width: Int) {
    let narrow = width < Self.narrowWidth
    guard narrow != isNarrow else { return }
    isNarrow = narrow
    // The width is told while sizes are being given out; the new layout waits for its turn.
    MainLoop.afterwards { [weak self] in self?.layOut() }
  }

  private func layOut() {
    panes.setAxis(isNarrow ? .vertical : .horizontal)
    _ = leftArea.atLeast(width: isNarrow ? -1 : leftWidth)
    leftArea.setScrolls(!isNarrow, mayCutWidth: !isNarrow)
    rightArea.setScrolls(!isNarrow, mayCutWidth: true)
    page.setScrolls(isNarrow, mayCutWidth: true)
    line.isVisible = !isNarrow
    onNarrow(isNarrow)
  }
}
