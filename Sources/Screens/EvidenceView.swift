internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// What came of past loans like this one: how many defaulted, when, and what came back.
@MainActor
final class EvidenceView {
  let widget: Box
  private let sentence = Label().wrapping().atTop()
  private let dots: DrawingArea
  private let dotsTitle = Label("A hundred loans like this one, those that defaulted filled")
    .classes("assay-small", "assay-quiet").wrapping()
  private let strip: DrawingArea
  private let calibration = Label().wrapping().classes("assay-small", "assay-quiet")
  private let likeness = Label().wrapping().classes("assay-small", "assay-quiet")
  private let domain = Label().wrapping()
  private let domainIcon = Image(icon: "dialog-information-symbolic")
  private let domainRow: Box
  private let tiles = (0..<3).map { _ in FigureTile(lines: 3) }
  private let tileRow: Box
  private let card: Box
  private var array = DotArray(share: 0)
  private var range: RangeStrip?

  init() {
    dots = DrawingArea(name: "Past loans as dots").expanding(.horizontal)
    strip = DrawingArea(name: "How often such loans defaulted").expanding(.horizontal)
    tileRow = Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous()
    domainRow = Box(
      .horizontal, spacing: 9,
      [domainIcon.aligned(vertical: .start), domain.expanding(.horizontal)]
    ).classes("assay-notice")
    let info = InfoButton(name: "About the evidence")
    info.show([
      ("Past loans", "Counted among those that the model learned from; never fewer than fifty."),
      ("Alike", "By the few answers that divide risk most, named below."),
      ("Interval", "The rates that would explain the count, nine in ten sure (Wilson)."),
    ])
    card = Box(
      .vertical, spacing: 12,
      [
        Box(
          .horizontal, spacing: 3,
          [Label("Past loans like this one").classes("heading"), info.widget]),
        sentence, dotsTitle, dots, strip, calibration, likeness,
      ]
    ).classes("card", "assay-card")
    widget = Box(.vertical, spacing: 12, [domainRow, tileRow, card])
    _ = dots.onDraw { [weak self] place in self?.array.draw(on: Canvas(place)) }
      .onResize { [weak self] width in self?.keepHeight(width: width) }
    _ = strip.onDraw { [weak self] place in self?.range?.draw(on: Canvas(place)) }
    _ = strip.height(Int(RangeStrip.height(fontSize: strip.font.size)))
    keepHeight(width: 600)
  }

  func setNarrow(_ isNarrow: Bool) { tileRow.setAxis(isNarrow ? .vertical : .horizontal) }

  func show(_ assessment: Assessment, _ catalogue: FieldCatalogue) {
    let page = EvidencePage(assessment, catalogue: catalogue)
    sentence.text = page.sentence
    calibration.text = page.calibration
    likeness.text = page.likeness
    domainRow.isVisible = !page.domain.isEmpty
    domain.text = page.domain
    domainRow.setClass("warning", page.isUnlikeAny)
    domainIcon.show(
      icon: page.isUnlikeAny ? "dialog-warning-symbolic" : "dialog-information-symbolic")
    for (place, tile) in tiles.enumerated() {
      tile.widget.isVisible = place < page.items.count
      guard place < page.items.count else { continue }
      let item = page.items[place]
      tile.show(title: item.title, figure: item.figure, note: item.note)
    }
    let cell = page.evidence?.cell
    for widget in [dots, strip] { widget.isVisible = cell != nil }
    for label in [dotsTitle, calibration, likeness] { label.isVisible = cell != nil }
    guard let cell else { return }
    array = DotArray(share: cell.rate)
    dots.described(page.dots)
    dots.redraw()
    range = RangeStrip(
      observed: cell.rate, interval: cell.interval, own: page.own,
      observedLabel: "past loans \(Figure.percent(cell.rate))",
      ownLabel: "this one \(Figure.percent(page.own))")
    strip.described(page.calibration)
    strip.redraw()
  }

  private func keepHeight(width: Int) {
    let height = Int(DotArray.height(width: Double(width), fontSize: dots.font.size))
    MainLoop.afterwards { [dots] in _ = dots.height(height) }
  }
}
