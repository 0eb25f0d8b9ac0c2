internal import Drawing
internal import Gtk
internal import Lending
internal import ScreenStates

/// Score, chance of default and recommendation at a glance.
@MainActor
final class HeadlineCard {
  let widget: Box
  private let panes: Box
  private let gauge: DrawingArea
  private var picture = ScoreGauge(
    score: nil, scale: 300...850, interval: nil, line: nil, caption: "")
  private let chance = Label("–").classes("assay-chance")
  private let interval = Label().classes("assay-quiet").wrapping()
  private let verdictIcon = Image(icon: "dialog-question-symbolic")
  private let verdictWord = Label()
  private let verdict: Box
  private let distance = Label().classes("assay-quiet")
  private let sentences = Label().wrapping().atTop().lines(atMost: 5).ellipsized()
  private let origin = InfoButton(name: "Where these numbers come from")

  init() {
    gauge = DrawingArea(name: "Score").width(210).height(146).aligned(vertical: .start)
    verdict = Box(.horizontal, spacing: 6, [verdictIcon, verdictWord])
      .classes("assay-verdict").aligned(horizontal: .end, vertical: .center)
    let title = Box(
      .horizontal, spacing: 6,
      [Label("Chance of default").classes("heading"), origin.widget])
    let answer = Box(.horizontal, spacing: 12, [chance.expanding(.horizontal), verdict])
    let words = Box(
      .vertical, spacing: 3,
      [
        title.tooltip("Probability of default (PD) over the life of the loan"), answer, interval,
        distance,
      ]
    ).expanding(.horizontal).aligned(vertical: .center)
    panes = Box(.horizontal, spacing: 24, [gauge, words])
    widget = Box(.vertical, spacing: 9, [panes, sentences.atLeast(height: 58)])
      .classes("card", "assay-card")
    _ = gauge.onDraw { [weak self] place in self?.picture.draw(on: Canvas(place)) }
  }

  func setNarrow(_ isNarrow: Bool) {
    panes.setAxis(isNarrow ? .vertical : .horizontal)
    panes.setSpacing(isNarrow ? 12 : 24)
  }

  func show(_ headline: Headline, origin lines: [Origin.Line]) {
    picture = ScoreGauge(
      score: headline.score, scale: 300...850, interval: headline.scoreInterval,
      line: headline.scoreAtLine, caption: headline.caption)
    gauge.described(headline.description)
    gauge.redraw()
    chance.text = headline.chance
    interval.text = headline.interval
    verdictWord.text = headline.verdictWord
    verdictIcon.show(icon: headline.verdict.icon)
    for other in [Verdict.approve, .refer, .decline] {
      verdict.setClass(other.rawValue, other == headline.verdict)
    }
    distance.text = headline.distance
    sentences.text = headline.sentences.joined(separator: "\n")
    sentences.tooltip = headline.sentences.count > 3 ? sentences.text : nil
    origin.show(
      lines.isEmpty
        ? [("", "Model, policy and interval are named here once there is a score.")]
        : lines.map { ($0.name, $0.text) })
  }
}

extension Verdict? {
  fileprivate var icon: String {
    switch self {
    case .approve: "object-select-symbolic"
    case .refer: "dialog-question-symbolic"
    case .decline: "window-close-symbolic"
    case nil: "content-loading-symbolic"
    }
  }
}
