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
  package var storeNotices: @Sendable () async -> [String]

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
    storeNotices: @escaping @Sendable () async -> [String]
  ) {
    self.catalogue = catalogue
    self.policy = policy
    self.assess = assess
    self.derived = derived
    self.file = file
    self.decide = decide
    self.cases = cases
    self.reopen = reopen
    self.storeNotices = storeNotices
  }
}
