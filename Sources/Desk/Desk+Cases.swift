internal import Accounts
package import Lending

extension Desk {
  /// Keeps a form: as a new case or in an old one, with its assessment, or as a draft while it has
  /// problems.
  ///
  /// A changed form takes away what was said and decided of the form before; its history stays.
  ///
  /// - Parameter groups: for the monitoring of fairness alone; kept apart from the case.
  package func file(
    _ form: ApplicationForm, reference: String, as id: CaseID? = nil,
    groups: GroupAttributes? = nil
  ) async throws(DeskProblem) -> CreditCase {
    if reference.isBlank { throw .emptyText("The reference of a case") }
    // Asked before the case is opened, which would go on record.
    try await room.keeper.require(.keepCases)
    var kept: CreditCase?
    if let id { kept = try await room.creditCase(id) }
    if let kept, kept.state.isPastDeciding, kept.form != form { throw .pastDeciding(kept.state) }
    var events: [CaseEvent.What] = []
    if kept?.form != form {
      events.append(.opened(CaseOpening(reference: reference, form: form)))
    } else if kept?.reference != reference {
      events.append(.renamed(CaseRenaming(reference: reference)))
    }
    switch assess(form) {
    case .assessed(let application, let assessment):
      let assessed = AssessedApplication(
        application: application, assessment: assessment, policy: policy)
      // The same answer again would only take the decision away.
      if kept?.form != form || kept?.assessed != assessed {
        if let kept, kept.state.isPastDeciding { throw .pastDeciding(kept.state) }
        events.append(.assessed(assessed))
      }
    case .problems: break
    case .failed(let problem): throw problem
    }
    if let kept, events.isEmpty, groups == nil { return kept }
    return try await room.keeper.record(events, in: id, groups: groups)
  }

  /// Records what a person decided; departing from the recommendation needs a reason.
  package func decide(
    _ id: CaseID, _ verdict: Verdict, reason: String
  ) async throws(DeskProblem) -> CreditCase {
    try await room.decide(id, verdict, reason: reason)
  }

  /// Cases whose reference, state or id holds the text, the last changed first.
  package func cases(matching text: String = "") async throws(DeskProblem) -> [CaseSummary] {
    try await room.cases(matching: text)
  }

  /// A case as kept, its assessment recomputed with the model and policy of its day and compared.
  package func reopen(_ id: CaseID) async throws(DeskProblem) -> ReopenedCase {
    let kept = try await room.creditCase(id)
    return ReopenedCase(creditCase: kept, replay: kept.assessed.map { replay($0) })
  }
}
