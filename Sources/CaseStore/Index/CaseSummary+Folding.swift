import Lending

/// What changed in which case, and who did it when.
struct CaseStep: Sendable, Equatable {
  let id: CaseID
  let at: String
  let by: String
  let change: CaseChange

  init(_ event: CaseEvent) {
    id = event.caseID
    at = event.at
    by = event.by
    change = CaseChange(event.what)
  }

  init(importing kept: CreditCase, at: String, by: String) {
    id = kept.id
    self.at = at
    self.by = by
    change = .imported(CaseSummary(kept))
  }

  /// Whether the case need not have been there before.
  var opensACase: Bool {
    switch change {
    case .opened, .imported: true
    default: false
    }
  }

  init(erased id: CaseID, at: String, by: String) {
    self.id = id
    self.at = at
    self.by = by
    change = .erased
  }

  init(keptApartFrom id: CaseID, at: String, by: String) {
    self.id = id
    self.at = at
    self.by = by
    change = .keptApart
  }

  /// Nil for a record about no case.
  init?(_ record: RecordLine) throws(LineFault) {
    guard let change = try CaseChange(record) else { return nil }
    self.change = change
    id = CaseID(rawValue: record.header.caseID)
    at = record.header.at
    by = record.header.by
  }
}

extension CaseSummary {
  /// The summary of a case that `step` opens; nil unless it is an opening.
  init?(opening step: CaseStep) {
    if case .imported(let summary) = step.change {
      self = summary
      return
    }
    guard case .opened(let reference, let product) = step.change else { return nil }
    self.init(
      id: step.id, reference: reference, changedAt: step.at, by: step.by, state: .draft,
      product: product, amount: nil, probability: nil, score: nil, band: nil)
  }

  /// The summary after what happened next, without reading what happened before.
  ///
  /// It says the same as `CaseSummary(CreditCase)` of the whole case; a test holds the two together.
  func after(_ step: CaseStep) -> CaseSummary {
    switch step.change {
    case .opened(let reference, let product):
      return CaseSummary(
        id: id, reference: reference, changedAt: step.at, by: step.by, state: .draft,
        product: product, amount: nil, probability: nil, score: nil, band: nil)
    case .imported(let summary): return summary
    case .renamed(let reference): return with(step, reference: reference)
    case .assessed(let amount, let probability, let score, let band):
      // A decision answers one assessment; a new assessment asks anew.
      return CaseSummary(
        id: id, reference: reference, changedAt: step.at, by: step.by, state: .assessed,
        product: product, amount: amount, probability: probability, score: score, band: band)
    case .decided(let verdict, let needsSecondPerson):
      return with(
        step, state: needsSecondPerson ? .inReview : verdict.state,
        awaitsSecondPerson: needsSecondPerson)
    case .confirmed(let verdict, let agrees):
      guard awaitsSecondPerson else { return with(step) }
      let before: CaseState = score == nil ? .draft : .assessed
      return with(step, state: agrees ? verdict.state : before, awaitsSecondPerson: false)
    case .outcome(let outcome):
      return with(step, state: awaitsSecondPerson ? nil : outcome.state)
    case .added, .erased: return with(step)
    case .keptApart: return self
    }
  }

  private func with(
    _ step: CaseStep, reference: String? = nil, state: CaseState? = nil,
    awaitsSecondPerson: Bool? = nil
  ) -> CaseSummary {
    CaseSummary(
      id: id, reference: reference ?? self.reference, changedAt: step.at, by: step.by,
      state: state ?? self.state,
      awaitsSecondPerson: awaitsSecondPerson ?? self.awaitsSecondPerson, product: product,
      amount: amount, probability: probability, score: score, band: band)
  }
}

extension Verdict {
  fileprivate var state: CaseState {
    switch self {
    case .approve: .approved
    case .decline: .declined
    case .refer: .inReview
    }
  }
}
