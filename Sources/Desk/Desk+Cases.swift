internal import CaseStore
package import Lending

extension Desk {
  /// Keeps a form: as a new case or in an old one, with its assessment, or as a draft while it has
  /// problems.
  ///
  /// A changed form takes away what was said and decided of the form before; its history stays.
  package func file(
    _ form: ApplicationForm, reference: String, as id: CaseID? = nil
  ) async throws(DeskProblem) -> CreditCase {
    var kept: CreditCase?
    if let id { kept = try await keeper.creditCase(id) }
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
      if kept?.form != form || kept?.assessed != assessed { events.append(.assessed(assessed)) }
    case .problems: break
    case .failed(let problem): throw problem
    }
    if let kept, events.isEmpty { return kept }
    return try await keeper.record(events, in: id)
  }

  /// Records what a person decided; departing from the recommendation needs a reason.
  package func decide(
    _ id: CaseID, _ verdict: Verdict, reason: String
  ) async throws(DeskProblem) -> CreditCase {
    guard let assessed = try await keeper.creditCase(id).assessed else { throw .notAssessed }
    let decision = Decision(
      verdict: verdict, reason: reason, recommended: assessed.assessment.recommendation.verdict)
    if decision.departs, reason.isBlank { throw .reasonNeeded(recommended: decision.recommended) }
    return try await keeper.record([.decided(decision)], in: id)
  }

  package func note(_ id: CaseID, _ text: String) async throws(DeskProblem) -> CreditCase {
    _ = try await keeper.creditCase(id)
    return try await keeper.record([.noted(CaseNote(text: text))], in: id)
  }

  /// Cases whose reference, state or id holds the text, the last changed first.
  package func cases(matching text: String = "") async throws(DeskProblem) -> [CaseSummary] {
    try await keeper.summaries(matching: text)
  }

  /// A case as kept, without recomputing it.
  package func creditCase(_ id: CaseID) async throws(DeskProblem) -> CreditCase {
    try await keeper.creditCase(id)
  }

  /// A case as kept, its assessment recomputed with the model and policy of its day and compared.
  package func reopen(_ id: CaseID) async throws(DeskProblem) -> ReopenedCase {
    let kept = try await keeper.creditCase(id)
    return ReopenedCase(creditCase: kept, replay: kept.assessed.map { replay($0) })
  }

  /// The case that a person means by an id, the beginning of an id, or a reference.
  package func caseID(meaning text: String) async throws(DeskProblem) -> CaseID {
    let all = try await keeper.summaries(matching: "")
    if let exact = all.first(where: { $0.id.rawValue == text }) { return exact.id }
    let candidates = all.filter { $0.reference == text || $0.id.rawValue.hasPrefix(text) }
    guard candidates.count == 1, let only = candidates.first else { throw .noSuchCase }
    return only.id
  }

  package func storeNotices() async -> [String] { await keeper.notices() }

  /// Opens the store for reading and writing, so that the first save need not wait.
  package func openStore() async throws(DeskProblem) { try await keeper.openForWriting() }

  /// Checks every record against the chain.
  ///
  /// - Parameter checkpoint: text that an earlier report printed; shows a cut end or an old copy.
  package func checkStore(checkpoint text: String? = nil) async throws(DeskProblem) -> StoreCheck {
    guard let text else { return StoreCheck(try await keeper.verify(against: nil)) }
    guard let checkpoint = Checkpoint(text) else {
      throw .file("--checkpoint", problem: "this is no checkpoint of a store")
    }
    return StoreCheck(try await keeper.verify(against: checkpoint))
  }

  /// Lets writing go on after damage that the person has seen.
  package func continueAfterDamage() async throws(DeskProblem) {
    try await keeper.continueAfterDamage()
  }
}

extension Desk {
  /// Gives the store back to others; the next verb opens it again.
  package func closeStore() async { await keeper.close() }
}
