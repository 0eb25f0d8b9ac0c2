package import Desk
package import Lending

/// Everything that the place Screen shows.
package struct ScreeningState: Sendable, Equatable {
  /// The answers as typed.
  package var form: ApplicationForm
  package var reference: String
  /// What the desk says of the form as it stands, or as it was kept.
  package var screening: Screening
  package var derived: DerivedValues
  /// The case that is open; nil for a screening that was never kept.
  package var opened: OpenedCase?
  /// Fields that the person has left at least once, whose problems are said.
  package var visited: Set<FieldID> = []
  /// After an attempt to save, everything that is missing is said too.
  package var showsEverythingMissing = false
  package var isReferenceMissing = false
  package var reasonView: ReasonView = .againstAverage
  package var showsTable = false
  /// What the form said before an offer or changed answers were put into it; nil where nothing was.
  package var original: ApplicationForm?
  /// A save or a decision is under way.
  package var isKeeping = false

  package init(
    form: ApplicationForm, reference: String, screening: Screening, derived: DerivedValues,
    opened: OpenedCase? = nil
  ) {
    self.form = form
    self.reference = reference
    self.screening = screening
    self.derived = derived
    self.opened = opened
  }
}

/// A case of the store that stands on the screen.
package struct OpenedCase: Sendable, Equatable {
  package let creditCase: CreditCase
  /// What reopening found out; nil for a case that was kept in this session.
  package let replay: Replay?

  package init(_ creditCase: CreditCase, replay: Replay?) {
    self.creditCase = creditCase
    self.replay = replay
  }
}

extension ScreeningState {
  package var assessment: Assessment? {
    if case .assessed(_, let assessment) = screening { assessment } else { nil }
  }

  package var application: LoanApplication? {
    if case .assessed(let application, _) = screening { application } else { nil }
  }

  package var problems: [FieldProblem] {
    if case .problems(let problems) = screening { problems } else { [] }
  }

  /// Required answers that are still empty.
  package var missing: [FieldID] { problems.filter { $0.kind == .missing }.map(\.field) }

  /// Whether one step leads back to what was asked.
  package var canGoBack: Bool { original.map { $0 != form } ?? false }

  package var isBlank: Bool { form.entries.isEmpty }

  /// Whether closing now would lose something that was typed.
  package var hasUnsavedChanges: Bool {
    guard let kept = opened?.creditCase else { return !isBlank }
    return kept.form != form || kept.reference != reference
  }

  /// Whether the answers on the screen are those of the kept assessment.
  package var isAsKept: Bool { opened.map { $0.creditCase.form == form } ?? false }

  /// The problem that is said on a field's row, or nil while it would only be in the way.
  package func shownProblem(of field: FieldID) -> FieldProblem.Kind? {
    guard let problem = problems.first(where: { $0.field == field }) else { return nil }
    return switch problem.kind {
    case .missing: showsEverythingMissing || visited.contains(field) ? problem.kind : nil
    // Half a number is not wrong yet: 12 on the way to 12 000.
    case .outOfRange, .notAllowed: visited.contains(field) ? problem.kind : nil
    default: problem.kind
    }
  }
}
