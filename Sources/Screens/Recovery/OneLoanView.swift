internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// One charged-off loan: what comes back, and each way of getting it.
@MainActor
final class OneLoanView {
  let widget: Box
  private let title = Label().classes("assay-quiet")
  private let sentence = Label().wrapping().classes("title-4")
  private let tiles = (0..<3).map { _ in FigureTile(lines: 2) }
  private let table = PlainTable()
  private let floor = Label().wrapping()
  private let parts = BarsCard(title: "What moves the chance that anything comes back")

  init() {
    widget = Box(
      .vertical, spacing: 12,
      [
        title, sentence, Box(.horizontal, spacing: 12, tiles.map(\.widget)).homogeneous(),
        Box(
          .vertical, spacing: 9,
          [Label("What can be done").classes("heading"), table.widget, floor]
        ).classes("card", "assay-card"),
        parts.widget,
      ]
    ).margin(18)
  }

  func show(_ loan: ValuedLoan) {
    let found = loan.advice.recovery
    title.text = loan.name
    sentence.text = loan.sentence
    tiles[0].show(
      title: "Anything comes back", figure: Figure.percent(found.chanceOfAny),
      note: "chance, by \(found.model)")
    tiles[1].show(
      title: "Expected share", figure: Figure.percent(found.expectedShare),
      note: "nine in ten end within \(Figure.percent(found.low)) to \(Figure.percent(found.high))")
    tiles[2].show(
      title: "Expected net", figure: Figure.grouped(found.expectedNet.amount),
      unit: loan.currency, note: "after a fee of \(Figure.percent(found.feeShare))")
    table.show(loan.treatments)
    floor.text = loan.floor
    let moves = found.chanceParts.sorted { abs($0.logOdds) > abs($1.logOdds) }.prefix(6)
    parts.show(
      .init(
        bars: moves.map { part in
          .init(
            label: loan.labels[part.field] ?? part.field.rawValue, size: abs(part.logOdds),
            figure: Figure.signed(part.logOdds, decimals: 2), isStrong: part.logOdds >= 0)
        }, foot: "log-odds; strong bars raise the chance, light ones lower it"))
  }
}
