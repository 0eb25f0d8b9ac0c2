internal import Accounts
internal import CaseStore
package import Lending

/// The verbs on kept cases that need no model: a damaged pack must not lock anyone out of them.
package final class CaseRoom: Sendable {
  let keeper: CaseKeeper
  /// An id is known by at least so many of its letters.
  private static let shortestPrefix = 4

  /// The store opens when it is first needed.
  package init(_ options: DeskOptions) {
    keeper = CaseKeeper(
      folder: Places.store(options.store), person: options.person ?? Places.person,
      credentials: options.credentials)
  }

  /// Records what a person decided; departing from the recommendation needs a reason.
  package func decide(
    _ id: CaseID, _ verdict: Verdict, reason: String
  ) async throws(DeskProblem) -> CreditCase {
    try await keeper.require(.decide)
    let kept = try await keeper.creditCase(id)
    if kept.state.isPastDeciding { throw .pastDeciding(kept.state) }
    guard let assessed = kept.assessed else { throw .notAssessed }
    let needsSecond = try wantsSecondPerson(verdict, on: assessed)
    let isOfSeveral = try isProtected
    let decision = Decision(
      verdict: verdict, reason: reason, recommended: assessed.assessment.recommendation.verdict,
      needsSecondPerson: isOfSeveral && needsSecond)
    if decision.departs, reason.isBlank { throw .reasonNeeded(recommended: decision.recommended) }
    return try await keeper.record([.decided(decision)], in: id)
  }

  /// Says for a second person whether a decision holds; sending it back needs a reason.
  package func confirm(
    _ id: CaseID, agrees: Bool, reason: String
  ) async throws(DeskProblem) -> CreditCase {
    try await keeper.require(.approve)
    let kept = try await keeper.creditCase(id)
    guard let decision = kept.decision, kept.awaitsSecondPerson else { throw .nothingToConfirm }
    let decider = kept.history.last { if case .decided = $0.what { true } else { false } }?.by
    if await keeper.personAtWork == decider { throw .ownDecision }
    if !agrees, reason.isBlank { throw .emptyText("Sending a decision back") }
    let confirmation = Confirmation(of: decision.verdict, agrees: agrees, reason: reason)
    return try await keeper.record([.confirmed(confirmation)], in: id)
  }

  package func note(_ id: CaseID, _ text: String) async throws(DeskProblem) -> CreditCase {
    if text.isBlank { throw .emptyText("A note") }
    try await keeper.require(.noteCases)
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

  /// The case that a person means by an id, the beginning of an id, or a reference.
  package func caseID(meaning text: String) async throws(DeskProblem) -> CaseID {
    let meant = text.isBlank ? [] : try await keeper.ids(named: text, shortest: Self.shortestPrefix)
    guard let only = meant.first else { throw .noSuchCase }
    guard meant.count == 1 else { throw .severalCases(meant.count) }
    return only
  }

  /// The folder in which the cases are kept.
  package var folder: String { keeper.folder ?? "" }

  package func notices() async -> [String] { await keeper.notices() }

  package func standing() async -> StoreStanding { await keeper.standing() }

  /// Opens the store for reading and writing, so that the first save need not wait.
  package func open() async throws(DeskProblem) { try await keeper.openForWriting() }

  /// Makes the index anew from the journal; answers how many cases it holds.
  package func rebuildIndex() async throws(DeskProblem) -> Int {
    await keeper.close()
    return try await keeper.rebuildIndex()
  }

  /// Gives the store back to others; the next verb opens it again.
  package func close() async { await keeper.close() }

  /// Checks every record against the chain.
  ///
  /// - Parameter checkpoint: text that an earlier report printed; shows a cut end or an old copy.
  package func check(checkpoint text: String? = nil) async throws(DeskProblem) -> StoreCheck {
    var checkpoint: Checkpoint?
    if let text {
      checkpoint = Checkpoint(text)
      if checkpoint == nil {
        throw .file("--checkpoint", problem: "this is no checkpoint of a store")
      }
    }
    let (verification, keysHold) = try await keeper.verify(against: checkpoint)
    return StoreCheck(verification, keysHold: keysHold, notices: await keeper.notices())
  }

  /// Lets writing go on after damage that the person has seen.
  package func continueAfterDamage() async throws(DeskProblem) {
    try await keeper.continueAfterDamage()
  }
}
