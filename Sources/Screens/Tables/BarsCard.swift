internal import Drawing
internal import Gtk

/// A card of named sizes.
@MainActor
final class BarsCard {
  let widget: Box
  private let area: DrawingArea
  private let sentence = Label().wrapping().hidden()
  private var bars = SizeBars(bars: [])

  init(title: String, info: InfoButton? = nil) {
    area = DrawingArea(name: title).expanding(.horizontal)
    let head = Box(.horizontal, spacing: 3, [Label(title).classes("heading")])
    if let info { head.append(info.widget) }
    widget = Box(.vertical, spacing: 9, [head, sentence, area]).classes("card", "assay-card")
    _ = area.onDraw { [weak self] place in self?.bars.draw(on: Canvas(place)) }
  }

  func show(_ next: SizeBars, sentence words: String = "") {
    sentence.text = words
    sentence.isVisible = !words.isEmpty
    guard next != bars else { return }
    bars = next
    area.described(next.bars.map { "\($0.label): \($0.figure)" }.joined(separator: "; "))
    _ = area.height(Int(next.height(fontSize: area.font.size)))
    area.redraw()
  }
}
