internal import Gtk
internal import Lending
internal import ScreenStates

/// What the program says of the form, following each change.
@MainActor
final class ResultView {
  let widget: Box
  private let model: ScreeningModel
  private let headline = HeadlineCard()
  private let figures = FiguresCard()
  private let reasons: ReasonsCard
  private let story = CaseCard()

  init(_ model: ScreeningModel) {
    self.model = model
    reasons = ReasonsCard(model)
    widget = Box(
      .vertical, spacing: 12, [headline.widget, figures.widget, reasons.widget, story.widget])
  }

  func setNarrow(_ isNarrow: Bool) {
    headline.setNarrow(isNarrow)
    figures.setNarrow(isNarrow)
    reasons.setNarrow(isNarrow)
  }

  func show(_ state: ScreeningState) {
    let (catalogue, policy) = (model.desk.catalogue, model.desk.policy)
    headline.show(
      Headline(state, model.desk),
      origin: state.assessment.map { Origin($0).lines } ?? [])
    figures.show(KeyFigures(state, catalogue: catalogue, policy: policy))
    reasons.show(state, catalogue: catalogue)
    story.show(state.opened.map { CaseStory($0, clock: model.clock) })
  }
}
