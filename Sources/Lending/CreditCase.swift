/// An application with everything that happened to it, as folded from the journal.
package struct CreditCase: Codable, Sendable, Equatable, Identifiable {
  package let id: CaseID
  /// The person's own name for the case, such as a file number.
  package private(set) var reference: String
  package let openedAt: String
  package private(set) var changedAt: String
  package private(set) var form: ApplicationForm
  package private(set) var assessed: AssessedApplication?
  package private(set) var decision: Decision?
  /// What the second person said of the decision, where one was needed.
  package private(set) var confirmation: Confirmation?
  /// What became of the loan, where somebody entered it.
  package private(set) var outcome: CaseOutcome?
  package private(set) var history: [CaseEvent]

  /// Opens a case from its first event; nil unless that is an opening.
  package init?(opening event: CaseEvent) {
    guard case .opened(let opening) = event.what else { return nil }
    id = event.caseID
    reference = opening.reference
    form = opening.form
    openedAt = event.at
    changedAt = event.at
    history = [event]
  }

  /// Adds what happened next.
  package mutating func apply(_ event: CaseEvent) {
    history.append(event)
    changedAt = event.at
    switch event.what {
    case .opened(let opening):
      reference = opening.reference
      form = opening.form
      // What was said of the form before does not answer this one.
      assessed = nil
      decision = nil
      confirmation = nil
      outcome = nil
    case .renamed(let renaming): reference = renaming.reference
    case .assessed(let assessment):
      assessed = assessment
      // A decision answers one assessment; a new assessment asks anew.
      decision = nil
      confirmation = nil
      outcome = nil
    case .decided(let decision):
      self.decision = decision
      confirmation = nil
      outcome = nil
    case .confirmed(let confirmation):
      // Said of no decision that waits, it changes nothing.
      guard awaitsSecondPerson else { return }
      self.confirmation = confirmation
      // Sent back, the case is where it was before the decision.
      if !confirmation.agrees { decision = nil }
      outcome = nil
    case .outcome(let outcome): self.outcome = outcome
    case .noted, .attached: break
    }
  }

  /// The scans and letters that belong to the case, the oldest first.
  package var attachments: [CaseAttachment] {
    history.compactMap { if case .attached(let attachment) = $0.what { attachment } else { nil } }
  }

  /// Whether a decision waits for a second person.
  package var awaitsSecondPerson: Bool {
    decision?.needsSecondPerson == true && confirmation == nil
  }

  package var state: CaseState {
    if awaitsSecondPerson { return .inReview }
    if let outcome { return outcome.outcome.state }
    return switch decision?.verdict {
    case .approve: .approved
    case .decline: .declined
    case .refer: .inReview
    case nil: assessed == nil ? .draft : .assessed
    }
  }
}

package struct CaseID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible,
  Comparable
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }

  package static func < (left: CaseID, right: CaseID) -> Bool { left.rawValue < right.rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

package enum CaseState: String, Codable, Sendable, CaseIterable {
  case draft, assessed, inReview, approved, declined
  // Behind the others: the index keeps a state by its place.
  case funded, paid, defaulted

  /// Whether an approved loan has gone its way, so that nothing is left to decide.
  package var isPastDeciding: Bool { [.funded, .paid, .defaulted].contains(self) }
}

/// One thing that happened to a case: who did what and when.
package struct CaseEvent: Codable, Sendable, Equatable {
  package enum What: Codable, Sendable, Equatable {
    case opened(CaseOpening)
    case renamed(CaseRenaming)
    case assessed(AssessedApplication)
    case decided(Decision)
    case confirmed(Confirmation)
    case outcome(CaseOutcome)
    case noted(CaseNote)
    case attached(CaseAttachment)
  }

  package let caseID: CaseID
  /// ISO 8601 in UTC with milliseconds.
  package let at: String
  package let by: String
  package let what: What

  package init(caseID: CaseID, at: String, by: String, what: What) {
    self.caseID = caseID
    self.at = at
    self.by = by
    self.what = what
  }
}

/// A case is opened, or its form kept anew.
package struct CaseOpening: Codable, Sendable, Equatable {
  package let reference: String
  package let form: ApplicationForm

  package init(reference: String, form: ApplicationForm) {
    self.reference = reference
    self.form = form
  }
}

/// A case gets another name of the person's own.
package struct CaseRenaming: Codable, Sendable, Equatable {
  package let reference: String

  package init(reference: String) { self.reference = reference }
}

/// An application together with what the program said of it, kept to be replayed.
package struct AssessedApplication: Codable, Sendable, Equatable {
  package let application: LoanApplication
  package let assessment: Assessment
  /// The policy of the day, whole, so that the case replays after the policy has changed.
  package let policy: Policy

  package init(application: LoanApplication, assessment: Assessment, policy: Policy) {
    self.application = application
    self.assessment = assessment
    self.policy = policy
  }
}

/// What a person decided and why.
package struct Decision: Codable, Sendable, Equatable {
  package let verdict: Verdict
  /// The person's own reason; required where the decision departs from the recommendation.
  package let reason: String
  /// What the policy recommended at that moment.
  package let recommended: Verdict
  /// True where it counts only once a second person has confirmed it; nil and false are the same.
  private let awaitsConfirmation: Bool?

  package init(
    verdict: Verdict, reason: String, recommended: Verdict, needsSecondPerson: Bool = false
  ) {
    self.verdict = verdict
    self.reason = reason
    self.recommended = recommended
    awaitsConfirmation = needsSecondPerson ? true : nil
  }

  package var needsSecondPerson: Bool { awaitsConfirmation == true }

  package var departs: Bool { verdict != recommended }
}

/// What a second person said of a decision.
package struct Confirmation: Codable, Sendable, Equatable {
  /// What was decided.
  package let verdict: Verdict
  /// False where the case goes back to whoever decided.
  package let agrees: Bool
  /// Required where it goes back.
  package let reason: String

  package init(of verdict: Verdict, agrees: Bool, reason: String) {
    self.verdict = verdict
    self.agrees = agrees
    self.reason = reason
  }

  /// What happened, in words.
  package var words: String {
    (agrees ? "Confirmed by a second person" : "Sent back by a second person")
      + (reason.isEmpty ? "" : ": \(reason)")
  }
}

package struct CaseNote: Codable, Sendable, Equatable {
  package let text: String

  package init(text: String) { self.text = text }
}

/// The line of a case in a list.
package struct CaseSummary: Sendable, Equatable, Codable, Identifiable {
  package let id: CaseID
  package let reference: String
  package let changedAt: String
  package let by: String
  package let state: CaseState
  /// Whether a decision waits for a second person.
  package let awaitsSecondPerson: Bool
  package let product: Product
  package let amount: Money?
  package let probability: Double?
  package let score: Int?
  package let band: Band?

  package init(
    id: CaseID, reference: String, changedAt: String, by: String, state: CaseState,
    awaitsSecondPerson: Bool = false, product: Product, amount: Money?, probability: Double?,
    score: Int?, band: Band?
  ) {
    self.id = id
    self.reference = reference
    self.changedAt = changedAt
    self.by = by
    self.state = state
    self.awaitsSecondPerson = awaitsSecondPerson
    self.product = product
    self.amount = amount
    self.probability = probability
    self.score = score
    self.band = band
  }

  package init(_ credit: CreditCase) {
    id = credit.id
    reference = credit.reference
    changedAt = credit.changedAt
    by = credit.history.last?.by ?? ""
    state = credit.state
    awaitsSecondPerson = credit.awaitsSecondPerson
    product = credit.form.product
    amount = credit.assessed?.application.amountAtStake
    probability = credit.assessed?.assessment.probability.value
    score = credit.assessed?.assessment.score
    band = credit.assessed?.assessment.band
  }
}

/// What reopening a case found out.
package enum Replay: Sendable, Equatable {
  /// The same model and policy give the same numbers, bit for bit.
  case reproduced
  /// The numbers differ; each entry names what.
  case differs([String])
  /// The model or policy of the day is no longer here.
  case unavailable(String)
}
