import FoundationEssentials
import Lending

/// The part of an event that a summary shows.
enum CaseChange: Sendable, Equatable {
  case opened(reference: String, product: Product)
  /// A case that was brought from elsewhere, as it stood there.
  case imported(CaseSummary)
  case renamed(reference: String)
  case assessed(amount: Money?, probability: Double, score: Int, band: Band)
  case decided(Verdict, needsSecondPerson: Bool)
  case confirmed(Verdict, agrees: Bool)
  case outcome(CaseOutcome.Kind)
  /// Something was added to the case that a summary does not show.
  case added
  /// Something was kept beside the case that nobody sees in it.
  case keptApart
  case erased

  init(_ what: CaseEvent.What) {
    switch what {
    case .opened(let opening):
      self = .opened(reference: opening.reference, product: opening.form.product)
    case .renamed(let renaming): self = .renamed(reference: renaming.reference)
    case .assessed(let assessed):
      self = .assessed(
        amount: assessed.application.amountAtStake,
        probability: assessed.assessment.probability.value, score: assessed.assessment.score,
        band: assessed.assessment.band)
    case .decided(let decision):
      self = .decided(
        decision.verdict, needsSecondPerson: decision.needsSecondPerson)
    case .confirmed(let confirmation):
      self = .confirmed(confirmation.verdict, agrees: confirmation.agrees)
    case .outcome(let entered): self = .outcome(entered.outcome)
    case .noted, .attached: self = .added
    }
  }

  /// Reads that part alone, which takes a fifth of the time of the whole event; nil for a record
  /// about no case.
  ///
  /// The digest has shown that the bytes are those that were kept, so the strict reader is left for
  /// when the case is opened.
  init?(_ record: RecordLine) throws(LineFault) {
    guard let body = record.body else { throw .damage(.bodyMissing) }
    do {
      let payload = Data(body.payload)
      let decoder = JSONDecoder()
      switch record.header.kind {
      case .caseOpened:
        let gist = try decoder.decode(OpeningGist.self, from: payload)
        self = .opened(reference: gist.reference, product: gist.form.product)
      case .caseImported: self = .imported(CaseSummary(try record.importedCase()))
      case .caseRenamed:
        self = .renamed(reference: try decoder.decode(CaseRenaming.self, from: payload).reference)
      case .caseAssessed:
        let gist = try decoder.decode(AssessedGist.self, from: payload)
        self = .assessed(
          amount: gist.application.values.amountAtStake.map { Money($0) },
          probability: gist.assessment.probability.value, score: gist.assessment.score,
          band: gist.assessment.band)
      case .caseDecided:
        let gist = try decoder.decode(DecisionGist.self, from: payload)
        self = .decided(gist.verdict, needsSecondPerson: gist.awaitsConfirmation == true)
      case .caseConfirmed:
        let confirmation = try decoder.decode(Confirmation.self, from: payload)
        self = .confirmed(confirmation.verdict, agrees: confirmation.agrees)
      case .caseOutcome:
        self = .outcome(try decoder.decode(CaseOutcome.self, from: payload).outcome)
      case .caseNoted, .caseAttached: self = .added
      case .caseGroups: self = .keptApart
      case .caseErased: self = .erased
      default: return nil
      }
    } catch {
      throw .damage(.notUnderstood)
    }
  }
}

private struct OpeningGist: Decodable {
  struct Form: Decodable {
    let product: Product
  }

  let reference: String
  let form: Form
}

private struct AssessedGist: Decodable {
  struct Application: Decodable {
    let values: Values
  }

  struct Values: Decodable {
    let amountAtStake: Double?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let amount = try? container.decodeIfPresent(Double.self, forKey: Key.loanAmount)
      let limit = try? container.decodeIfPresent(Double.self, forKey: Key.creditLimit)
      amountAtStake = amount ?? limit
    }
  }

  struct Assessment: Decodable {
    let probability: Probability
    let score: Int
    let band: Band
  }

  enum Key: String, CodingKey {
    case loanAmount = "loan_amount"
    case creditLimit = "credit_limit"
  }

  let application: Application
  let assessment: Assessment
}

private struct DecisionGist: Decodable {
  let verdict: Verdict
  let awaitsConfirmation: Bool?
}
