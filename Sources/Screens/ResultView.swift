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
  private let pages: ResultPages
  private let story = CaseCard()

  init(_ model: ScreeningModel, _ results: ResultModel) {
    self.model = model
    pages = ResultPages(model, results)
    widget = Box(
      .vertical, spacing: 12, [headline.widget, figures.widget, pages.widget, story.widget])
  }

  func setNarrow(_ isNarrow: Bool) {
    headline.setNarrow(isNarrow)
    figures.setNarrow(isNarrow)
    pages.setNarrow(isNarrow)
  }

  func show(_ state: ScreeningState) {
    let (catalogue, policy) = (model.desk.catalogue, model.desk.policy)
    headline.show(
      Headline(state, model.desk),
      origin: state.assessment.map { Origin($0).lines } ?? [])
    figures.show(KeyFigures(state, catalogue: catalogue, policy: policy))
    pages.show(state)
    story.show(state.opened.map { CaseStory($0, clock: model.clock) })
  }

  func show(_ state: ResultState) { pages.show(state) }
}
