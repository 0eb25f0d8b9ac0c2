package import Lending

extension CaseStore {
  /// Erases all that cases told, and leaves their headers, so that the chain still holds.
  ///
  /// The erasure goes on record first; whatever stops the rest, the next opening for writing
  /// finishes it.
  package func erase(
    _ cases: [CaseID], reason: ErasureReason
  ) throws(StoreError) -> ErasureReport {
    let wanted = Set(cases)
    for id in cases {
      guard index.holds(id) else { throw .noSuchCase(id) }
      if index.isErased(id) { throw .erasedCase(id, try erasure(of: id)) }
    }
    guard !wanted.isEmpty else {
      return ErasureReport(cases: 0, contents: 0, files: 0, tornCopies: 0, unreadableLines: 0)
    }
    let (at, by) = (surroundings.now(), surroundings.person)
    var drafts: [ReadyDraft] = []
    for id in wanted.sorted() {
      drafts.append(
        ready(
          try RecordDraft(
            at: at, by: by, kind: .caseErased, caseID: id.rawValue,
            ErasureNote(reason: reason.rawValue))))
    }
    // From here on no cache may vouch for the journal until the work is done.
    let kept = try recordErasures(drafts)
    for (draft, place) in zip(drafts, kept) {
      let id = CaseID(rawValue: draft.caseID)
      let isKnown = fold(CaseStep(erased: id, at: at, by: by), at: place)
      precondition(isKnown, "an erasure was kept for a case that nobody opened")
    }
    return try finishErasures(wanted)
  }

  /// What is left of a case that was erased.
  package func erasure(of id: CaseID) throws(StoreError) -> Erasure {
    guard let places = index.places(of: id) else { throw .noSuchCase(id) }
    var reader = CaseReader(folder, id, surroundings.seal)
    var history: [Erasure.Trace] = []
    var reason: String?
    do {
      for place in places {
        let record = try reader.record(at: place)
        let header = record.header
        history.append(Erasure.Trace(at: header.at, by: header.by, kind: header.kind.rawValue))
        if header.kind == .caseErased { reason = try? record.decoded(ErasureNote.self).reason }
      }
      // Without an erasure on record the content is missing, and reading it says where.
      if reason == nil { for place in places { _ = try reader.events(at: place) } }
    } catch {
      throw unreadable(id, error)
    }
    guard let last = history.last, let reason else { throw .noSuchCase(id) }
    return Erasure(at: last.at, by: last.by, reason: reason, history: history)
  }

  /// The cases that were erased.
  package var erasedCases: [CaseID] { index.erased }
}
