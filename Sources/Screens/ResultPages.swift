internal import Gtk
internal import Lending
internal import ScreenStates

/// The pages under the headline, of which one is shown.
@MainActor
final class ResultPages {
  let widget: Box
  private let model: ResultModel
  private let screening: ScreeningModel
  private let switcher: [(page: ResultPage, button: ToggleButton)]
  private let bar: Box
  private let pages: Stack
  private let reasons: ReasonsCard
  private let whatIf: WhatIfView
  private let offers: OffersView
  private let money: MoneyView
  private let evidence = EvidenceView()
  private let back: Box

  init(_ screening: ScreeningModel, _ model: ResultModel) {
    self.model = model
    self.screening = screening
    reasons = ReasonsCard(screening)
    whatIf = WhatIfView(model, screening.desk.catalogue)
    offers = OffersView(model)
    money = MoneyView(model)
    var buttons: [(page: ResultPage, button: ToggleButton)] = []
    for page in ResultPage.allCases {
      let button = ToggleButton(page.title, inGroupOf: buttons.first?.button).tooltip(page.help)
        .expanding(.horizontal)
      buttons.append((page, button))
    }
    switcher = buttons
    bar = Box(.horizontal, buttons.map(\.button)).classes("linked", "assay-pages")
    let nothing = Label("This page fills with the score.").classes("assay-quiet").text(at: 0.5)
      .expanding(.horizontal).atLeast(height: 240).classes("card")
    pages = Stack(
      [
        (ResultPage.reasons.rawValue, reasons.widget), (ResultPage.whatIf.rawValue, whatIf.widget),
        (ResultPage.offers.rawValue, offers.widget), (ResultPage.money.rawValue, money.widget),
        (ResultPage.evidence.rawValue, evidence.widget), ("nothing", nothing),
      ])
    let goBack = Button("Back to What Was Asked")
    back = Box(
      .horizontal, spacing: 9,
      [
        Label("The form holds other answers than were asked.").wrapping().expanding(.horizontal),
        goBack.aligned(vertical: .center),
      ]
    ).classes("assay-notice").hidden()
    widget = Box(.vertical, spacing: 12, [bar, back, pages])
    _ = goBack.onClick { [weak screening] in screening?.goBackToOriginal() }
    for (page, button) in buttons {
      _ = button.onToggle { [weak model] isOn in if isOn { model?.show(page) } }
    }
  }

  func setNarrow(_ isNarrow: Bool) {
    bar.setClass("narrow", isNarrow)
    back.setAxis(isNarrow ? .vertical : .horizontal)
    reasons.setNarrow(isNarrow)
    whatIf.setNarrow(isNarrow)
    offers.setNarrow(isNarrow)
    evidence.setNarrow(isNarrow)
  }

  func show(_ screened: ScreeningState) {
    back.isVisible = screened.canGoBack
    reasons.show(screened, catalogue: screening.desk.catalogue)
    show(model.state)
  }

  /// Shows the chosen page; the others wait until they are looked at.
  func show(_ state: ResultState) {
    for (page, button) in switcher { button.isOn = page == state.page }
    let assessment = screening.state.assessment
    let catalogue = screening.desk.catalogue
    guard let assessment, state.page != .reasons else {
      pages.page = state.page == .reasons ? state.page.rawValue : "nothing"
      return
    }
    switch state.page {
    case .reasons: break
    case .whatIf: whatIf.show(state)
    case .offers: offers.show(state)
    case .money: money.show(state, assessment, catalogue)
    case .evidence: evidence.show(assessment, catalogue)
    }
    pages.page = state.page.rawValue
  }
}
