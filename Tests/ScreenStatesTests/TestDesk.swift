import Desk
import Lending
import ScreenStates

/// The real desk's engines with a store in memory that can be told to refuse.
actor TestStore {
  private let desk: Desk
  private var cases: [CaseID: CreditCase] = [:]
  var refusal: DeskProblem?

  init(_ desk: Desk) { self.desk = desk }

  func refuse(_ problem: DeskProblem?) { refusal = problem }

  func file(
    _ form: ApplicationForm, _ reference: String, _ id: CaseID?
  ) throws(DeskProblem) -> CreditCase {
    if let refusal { throw refusal }
    let id = id ?? CaseID(rawValue: "case\(cases.count + 1)")
    record(.opened(CaseOpening(reference: reference, form: form)), in: id)
    if case .assessed(let application, let assessment) = desk.assess(form) {
      record(
        .assessed(
          AssessedApplication(
            application: application, assessment: assessment, policy: desk.policy)), in: id)
    }
    return try creditCase(id)
  }

  func decide(
    _ id: CaseID, _ verdict: Verdict, _ reason: String
  ) throws(DeskProblem) -> CreditCase {
    let kept = try creditCase(id)
    guard let assessed = kept.assessed else { throw .notAssessed }
    record(
      .decided(
        Decision(
          verdict: verdict, reason: reason,
          recommended: assessed.assessment.recommendation.verdict)), in: id)
    return try creditCase(id)
  }

  func creditCase(_ id: CaseID) throws(DeskProblem) -> CreditCase {
    guard let found = cases[id] else { throw .noSuchCase }
    return found
  }

  func summaries(_ text: String) throws(DeskProblem) -> [CaseSummary] {
    if let refusal { throw refusal }
    return cases.values.map { CaseSummary($0) }
      .filter { text.isEmpty || $0.reference.contains(text) }
      .sorted { $0.id < $1.id }
  }

  private func record(_ what: CaseEvent.What, in id: CaseID) {
    let event = CaseEvent(caseID: id, at: "2026-11-21T09:30:00.000Z", by: "tester", what: what)
    if cases[id] == nil {
      cases[id] = CreditCase(opening: event)
    } else {
      cases[id]?.apply(event)
    }
  }
}

/// Verbs over a store in memory.
func testVerbs() throws -> (verbs: DeskVerbs, store: TestStore) {
  let desk = try Desk()
  let store = TestStore(desk)
  var verbs = DeskVerbs(desk)
  verbs.file = { (form, reference, id) async throws(DeskProblem) in
    try await store.file(form, reference, id)
  }
  verbs.decide = { (id, verdict, reason) async throws(DeskProblem) in
    try await store.decide(id, verdict, reason)
  }
  verbs.cases = { (text) async throws(DeskProblem) in try await store.summaries(text) }
  verbs.reopen = { (id) async throws(DeskProblem) in
    ReopenedCase(creditCase: try await store.creditCase(id), replay: .reproduced)
  }
  return (verbs, store)
}

@MainActor
func testClock() -> WallClock {
  WallClock(reference: { "2026-11-21 09:30" }, words: { String($0.prefix(10)) })
}

@MainActor
func screening(_ verbs: DeskVerbs) -> ScreeningModel {
  ScreeningModel(desk: verbs, clock: testClock())
}

extension ScreeningModel {
  /// Types a borrower who can be assessed.
  func typeBorrower() {
    type("12000", in: .loanAmount)
    type("36", in: .termMonths)
    type("52000", in: .annualIncome)
  }
}
