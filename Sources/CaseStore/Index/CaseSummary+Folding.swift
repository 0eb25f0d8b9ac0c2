import Lending

extension CaseSummary {
  /// The summary of a case that `event` opens; nil unless it is an opening.
  init?(opening event: CaseEvent) {
    guard let credit = CreditCase(opening: event) else { return nil }
    self.init(credit)
  }

  /// The summary after what happened next, without reading what happened before.
  ///
  /// It says the same as `CaseSummary(CreditCase)` of the whole case; a test holds the two together.
  func after(_ event: CaseEvent) -> CaseSummary {
    switch event.what {
    case .opened(let opening):
      return with(event, reference: opening.reference, product: opening.form.product)
    case .assessed(let assessed):
      return CaseSummary(
        id: id, reference: reference, changedAt: event.at, by: event.by, state: .assessed,
        product: product, amount: assessed.application.number(.loanAmount).map { Money($0) },
        probability: assessed.assessment.probability.value, score: assessed.assessment.score,
        band: assessed.assessment.band)
    case .decided(let decision): return with(event, state: decision.verdict.state)
    case .noted: return with(event)
    }
  }

  private func with(
    _ event: CaseEvent, reference: String? = nil, product: Product? = nil, state: CaseState? = nil
  ) -> CaseSummary {
    CaseSummary(
      id: id, reference: reference ?? self.reference, changedAt: event.at, by: event.by,
      state: state ?? self.state, product: product ?? self.product, amount: amount,
      probability: probability, score: score, band: band)
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
