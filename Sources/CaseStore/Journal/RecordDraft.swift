import Lending
import StrictJSON

/// A record before it has its place in the chain.
struct RecordDraft: Sendable, Equatable {
  let at: String
  let by: String
  let kind: RecordKind
  let caseID: String
  /// The event as JSON.
  let payload: [UInt8]

  init<Payload: Encodable>(
    at: String, by: String, kind: RecordKind, caseID: String = "", _ payload: Payload
  ) throws(StoreError) {
    self.at = at
    self.by = by
    self.kind = kind
    self.caseID = caseID
    do {
      self.payload = try StrictJSON.encode(payload)
    } catch {
      // Infinity and not-a-number are the only things that JSON cannot say.
      throw .notFinite(kind: kind.rawValue)
    }
  }
}

extension RecordDraft {
  init(_ event: CaseEvent) throws(StoreError) {
    let (at, by, id) = (event.at, event.by, event.caseID.rawValue)
    switch event.what {
    case .opened(let opening):
      try self.init(at: at, by: by, kind: .caseOpened, caseID: id, opening)
    case .renamed(let renaming):
      try self.init(at: at, by: by, kind: .caseRenamed, caseID: id, renaming)
    case .assessed(let assessed):
      try self.init(at: at, by: by, kind: .caseAssessed, caseID: id, assessed)
    case .decided(let decision):
      try self.init(at: at, by: by, kind: .caseDecided, caseID: id, decision)
    case .confirmed(let confirmation):
      try self.init(at: at, by: by, kind: .caseConfirmed, caseID: id, confirmation)
    case .outcome(let outcome):
      try self.init(at: at, by: by, kind: .caseOutcome, caseID: id, outcome)
    case .noted(let note):
      try self.init(at: at, by: by, kind: .caseNoted, caseID: id, note)
    case .attached(let attachment):
      try self.init(at: at, by: by, kind: .caseAttached, caseID: id, attachment)
    }
  }
}

extension RecordLine {
  /// The events of a case that this line keeps; none for a record about no case.
  func events() throws(LineFault) -> [CaseEvent] {
    if header.kind == .caseImported { return try importedCase().history }
    return try event().map { [$0] } ?? []
  }

  /// The case that this line brought from elsewhere.
  func importedCase() throws(LineFault) -> CreditCase {
    let note: ImportNote = try decoded()
    guard let kept = note.creditCase, kept.id.rawValue == header.caseID else {
      throw .damage(.notUnderstood)
    }
    return kept
  }

  private func event() throws(LineFault) -> CaseEvent? {
    let what: CaseEvent.What
    switch header.kind {
    case .caseOpened: what = .opened(try decoded())
    case .caseRenamed: what = .renamed(try decoded())
    case .caseAssessed: what = .assessed(try decoded())
    case .caseDecided: what = .decided(try decoded())
    case .caseConfirmed: what = .confirmed(try decoded())
    case .caseOutcome: what = .outcome(try decoded())
    case .caseNoted: what = .noted(try decoded())
    case .caseAttached: what = .attached(try decoded())
    default: return nil
    }
    return CaseEvent(
      caseID: CaseID(rawValue: header.caseID), at: header.at, by: header.by, what: what)
  }

  func decoded<Payload: Decodable>(_ type: Payload.Type = Payload.self) throws(LineFault) -> Payload
  {
    guard let body else { throw .damage(.bodyMissing) }
    do {
      return try StrictJSON.decode(type, from: body.payload)
    } catch {
      throw .damage(.notUnderstood)
    }
  }
}
