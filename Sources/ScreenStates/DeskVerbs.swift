package import Desk
package import Lending

/// What the screens ask of the desk; tests answer in its place, slowly or with a refusal.
package struct DeskVerbs: Sendable {
  package var catalogue: FieldCatalogue
  package var policy: Policy
  package var assess: @Sendable (ApplicationForm) -> Screening
  package var derived: @Sendable (ApplicationForm) -> DerivedValues
  package var file:
    @Sendable (ApplicationForm, _ reference: String, CaseID?) async throws(DeskProblem)
      -> CreditCase
  package var decide:
    @Sendable (CaseID, Verdict, _ reason: String) async throws(DeskProblem) -> CreditCase
  package var cases: @Sendable (_ text: String) async throws(DeskProblem) -> [CaseSummary]
  package var reopen: @Sendable (CaseID) async throws(DeskProblem) -> ReopenedCase
  /// Opens the store for writing and answers with what a person should know of it.
  package var openStore: @Sendable () async -> StoreStanding
  /// Lets the store be written again after damage that the person has seen.
  package var continueAfterDamage: @Sendable () async -> StoreStanding
  package var closeStore: @Sendable () async -> Void
  /// Opens a protected workspace for a person; the password is wiped.
  package var unlock: @Sendable (String, [UInt8]) async throws(DeskProblem) -> StoreStanding = {
    (_, _) in StoreStanding()
  }
  /// Puts a note to a case.
  package var note: @Sendable (CaseID, _ text: String) async throws(DeskProblem) -> CreditCase = {
    (_, _) async throws(DeskProblem) in throw .noSuchCase
  }
  /// Puts on record what became of an approved loan; without a day it is today.
  package var enterOutcome:
    @Sendable (CaseID, CaseOutcome.Kind, _ day: String?, Money?) async throws(DeskProblem)
      -> CreditCase = { (_, _, _, _) async throws(DeskProblem) in throw .noSuchCase }
  /// Lets the keys of a protected workspace go.
  package var lock: @Sendable () async -> Void = {}
  /// The score that another chance of default would have.
  package var score: @Sendable (Probability, Assessment) -> Int?
  /// Terms near to those asked under which the policy approves; takes its time.
  package var offers: @Sendable (LoanApplication, Assessment) -> Alternatives<CounterOffer>
  /// What each amount would mean, worked out in its time; nil where the policy or the pack cannot
  /// answer.
  package var limitCurves: @Sendable (LoanApplication) -> LimitCurves?
  /// How often each annual return is to be expected, in bins of so many percent.
  package var returnDistribution:
    @Sendable (LoanApplication, Assessment, _ width: Double) -> ReturnDistribution?
  /// The chance of default alone, the same as the assessment's.
  package var chance: @Sendable (LoanApplication) -> Probability?

  package init(
    catalogue: FieldCatalogue, policy: Policy,
    assess: @escaping @Sendable (ApplicationForm) -> Screening,
    derived: @escaping @Sendable (ApplicationForm) -> DerivedValues,
    file:
      @escaping @Sendable (ApplicationForm, String, CaseID?) async throws(DeskProblem)
      -> CreditCase,
    decide: @escaping @Sendable (CaseID, Verdict, String) async throws(DeskProblem) -> CreditCase,
    cases: @escaping @Sendable (String) async throws(DeskProblem) -> [CaseSummary],
    reopen: @escaping @Sendable (CaseID) async throws(DeskProblem) -> ReopenedCase,
    openStore: @escaping @Sendable () async -> StoreStanding = { StoreStanding() },
    continueAfterDamage: @escaping @Sendable () async -> StoreStanding = { StoreStanding() },
    closeStore: @escaping @Sendable () async -> Void = {},
    score: @escaping @Sendable (Probability, Assessment) -> Int? = { _, _ in nil },
    offers:
      @escaping @Sendable (LoanApplication, Assessment) -> Alternatives<CounterOffer> = { _, _ in
        Alternatives([])
      },
    limitCurves: @escaping @Sendable (LoanApplication) -> LimitCurves? = { _ in nil },
    returnDistribution:
      @escaping @Sendable (LoanApplication, Assessment, Double) -> ReturnDistribution? = {
        _, _, _ in nil
      },
    chance: @escaping @Sendable (LoanApplication) -> Probability? = { _ in nil }
  ) {
    self.catalogue = catalogue
    self.policy = policy
    self.assess = assess
    self.derived = derived
    self.file = file
    self.decide = decide
    self.cases = cases
    self.reopen = reopen
    self.openStore = openStore
    self.continueAfterDamage = continueAfterDamage
    self.closeStore = closeStore
    self.score = score
    self.offers = offers
    self.limitCurves = limitCurves
    self.returnDistribution = returnDistribution
    self.chance = chance
  }

  /// The verbs of the real desk.
  package init(_ desk: Desk) {
    self.init(
      catalogue: desk.catalogue, policy: desk.policy,
      assess: { form in desk.assess(form) },
      derived: { form in desk.derived(form) },
      file: { (form, reference, id) async throws(DeskProblem) in
        try await desk.file(form, reference: reference, as: id)
      },
      decide: { (id, verdict, reason) async throws(DeskProblem) in
        try await desk.decide(id, verdict, reason: reason)
      },
      cases: { (text) async throws(DeskProblem) in try await desk.cases(matching: text) },
      reopen: { (id) async throws(DeskProblem) in try await desk.reopen(id) },
      openStore: {
        do throws(DeskProblem) {
          try await desk.room.open()
          return await desk.room.standing()
        } catch {
          return error.isLocked
            ? StoreStanding(isLocked: true) : StoreStanding(notices: [error.sentence])
        }
      },
      continueAfterDamage: {
        do throws(DeskProblem) {
          try await desk.room.continueAfterDamage()
          return await desk.room.standing()
        } catch {
          return StoreStanding(notices: [error.sentence], awaitsChoice: true)
        }
      },
      closeStore: { await desk.room.close() },
      score: { probability, assessment in desk.score(of: probability, as: assessment) },
      offers: { application, assessment in desk.offers(instead: application, assessment) },
      limitCurves: { application in
        // A term that the policy or the pack does not know has no limit to draw.
        do throws(DeskProblem) { return try desk.limitCurves(application) } catch { return nil }
      },
      returnDistribution: { application, assessment, width in
        desk.returnDistribution(application, assessment, width: width)
      },
      chance: { application in desk.chance(of: application) })
    unlock = { (name, password) async throws(DeskProblem) in
      var password = password
      try await desk.room.unlock(Credentials(name: name, password: &password))
      try await desk.room.open()
      return await desk.room.standing()
    }
    lock = { await desk.room.lock() }
    note = { (id, text) async throws(DeskProblem) in try await desk.room.note(id, text) }
    enterOutcome = { (id, kind, day, recovered) async throws(DeskProblem) in
      try await desk.room.enterOutcome(id, kind, on: day, recovered: recovered)
    }
  }
}
