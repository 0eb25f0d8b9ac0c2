internal import Gtk
internal import ScreenStates

/// Terms under which the policy approves, as cards from the smallest change up.
@MainActor
final class OffersView {
  let widget: Box
  private let sentence = Label("The offers appear with the score.").wrapping()
  private let cards: [OfferCardView]
  private let list: Box

  private static let most = 5

  init(_ model: ResultModel) {
    let info = InfoButton(name: "About the offers")
    info.show([
      (
        "Offer",
        "Another amount, term or rate, or a second applicant, under which every rule holds."
      ),
      ("Order", "The smallest change first; what holds with one change is not offered with two."),
      ("Figures", "Those that the form will show once the offer is applied."),
      ("Apply", "Puts the terms into the form; one click leads back to what was asked."),
    ])
    cards = (0..<Self.most).map { _ in OfferCardView { [weak model] in model?.apply($0) } }
    list = Box(.vertical, spacing: 12, cards.map(\.widget))
    widget = Box(
      .vertical, spacing: 12,
      [
        Box(.horizontal, spacing: 3, [Label("Offers").classes("heading"), info.widget]), sentence,
        list,
      ])
  }

  func setNarrow(_ isNarrow: Bool) { for card in cards { card.setNarrow(isNarrow) } }

  func show(_ state: ResultState) {
    sentence.text =
      state.offers?.sentence ?? (state.isWorking ? "Other terms are being sought…" : "")
    sentence.setClass("assay-stale", state.isWorking)
    list.setClass("assay-stale", state.isWorking)
    let offers = state.offers?.cards ?? []
    for (place, card) in cards.enumerated() {
      card.widget.isVisible = place < offers.count
      if place < offers.count { card.show(offers[place], isCurrent: !state.isWorking) }
    }
  }
}

/// One offer with the button that puts it into the form.
@MainActor
private final class OfferCardView {
  let widget: Box
  private let title = Label().classes("heading", "numeric").wrapping()
  private let changes = Label().wrapping().atTop()
  private let figures: [(name: Label, figure: Label)]
  private let panes: Box
  private let apply: Button
  private let holder = Holder()

  @MainActor
  private final class Holder {
    var card: OfferCard?
  }

  init(_ onApply: @escaping @MainActor (OfferCard) -> Void) {
    figures = ["Chance", "Payment a month", "Return a year"].map { name in
      (
        Label(name).classes("assay-small", "assay-quiet"),
        Label("–").classes("assay-offer-figure")
      )
    }
    apply = Button("Apply").aligned(horizontal: .end, vertical: .center)
    let numbers = Box(
      .horizontal, spacing: 18,
      figures.map { Box(.vertical, spacing: 0, [$0.name, $0.figure]) })
    panes = Box(
      .horizontal, spacing: 18, [numbers.expanding(.horizontal), apply])
    widget = Box(.vertical, spacing: 6, [title, changes, panes]).classes("card", "assay-card")
      .hidden()
    _ = apply.onClick { [holder] in if let card = holder.card { onApply(card) } }
  }

  func setNarrow(_ isNarrow: Bool) {
    panes.setAxis(isNarrow ? .vertical : .horizontal)
    panes.setSpacing(isNarrow ? 9 : 18)
  }

  func show(_ card: OfferCard, isCurrent: Bool) {
    apply.isEnabled = isCurrent
    guard holder.card != card else { return }
    holder.card = card
    title.text = card.title
    changes.text = card.changes.joined(separator: "\n")
    for (label, text) in zip(figures, [card.chance, card.payment, card.expectedReturn]) {
      label.figure.text = text
    }
    _ = widget.named(card.description)
    _ = apply.named("Apply \(card.title)")
  }
}
