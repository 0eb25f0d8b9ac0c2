internal import Lending

/// What people did with a case.
struct MemoStory {
  private let creditCase: CreditCase

  init(_ creditCase: CreditCase) { self.creditCase = creditCase }

  /// The decision with its person and reason, or that there is none yet.
  var decision: [Block] {
    guard let decision = creditCase.decision else {
      return [.heading("Decision"), .paragraph("Not decided yet.")]
    }
    let event = creditCase.history.last {
      if case .decided = $0.what { true } else { false }
    }
    var rows = [["Decision", decision.verdict.word]]
    if let event { rows.append(["By", "\(event.by), \(ReportDate.moment(event.at))"]) }
    rows.append([
      "Recommended",
      "to \(decision.recommended.rawValue)"
        + (decision.departs ? "; the decision departs from it" : ""),
    ])
    if !decision.reason.isEmpty { rows.append(["Reason", decision.reason]) }
    if decision.needsSecondPerson { rows.append(["Second person", secondPerson]) }
    if let outcome = creditCase.outcome { rows.append(["Outcome", outcome.words]) }
    return [
      .heading("Decision"), .table(ReportTable([.init(isQuiet: true), .init()], rows: rows)),
    ]
  }

  /// Who confirmed the decision, or that nobody has.
  private var secondPerson: String {
    let event = creditCase.history.last {
      if case .confirmed = $0.what { true } else { false }
    }
    guard let confirmation = creditCase.confirmation, let event else {
      return "has not confirmed it yet: it does not count"
    }
    let own = confirmation.reason.isEmpty ? "" : ": \(confirmation.reason)"
    return "\(event.by), \(ReportDate.moment(event.at))\(own)"
  }

  /// Everything that happened, the first first.
  var history: [Block] {
    [
      .heading("History"),
      .table(
        ReportTable(
          [.init("When"), .init("Who"), .init("What")],
          rows: creditCase.history.map { event in
            [ReportDate.moment(event.at), event.by, event.what.sentence]
          })),
    ]
  }
}

extension Verdict {
  /// What was done.
  fileprivate var word: String {
    switch self {
    case .approve: "Approved"
    case .refer: "Referred"
    case .decline: "Declined"
    }
  }
}

extension CaseEvent.What {
  /// What happened, in words.
  fileprivate var sentence: String {
    switch self {
    case .opened(let opening): "Answers kept as “\(PageStyle.line(opening.reference))”"
    case .renamed(let renaming): "Named “\(PageStyle.line(renaming.reference))”"
    case .assessed(let kept):
      "Assessed: \(Figure.percent(kept.assessment.probability.value)), recommendation "
        + kept.assessment.recommendation.verdict.rawValue
    case .decided(let decision):
      "\(decision.verdict.word)" + (decision.reason.isEmpty ? "" : ": \(decision.reason)")
    case .confirmed(let confirmation): confirmation.words
    case .outcome(let outcome): outcome.words
    case .noted(let note): "Note: \(note.text)"
    case .attached(let attachment): "Attached “\(PageStyle.line(attachment.name))”"
    }
  }
}
