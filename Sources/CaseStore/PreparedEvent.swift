package import Lending
import Sealing

/// An event made ready to be kept.
///
/// Preparing takes longer than keeping, and many cores can prepare at once.
package struct PreparedEvent: Sendable {
  package let caseID: CaseID
  let step: CaseStep
  let draft: ReadyDraft

  package init(_ event: CaseEvent) throws(StoreError) {
    try self.init(event, random: { randomBytes($0) })
  }

  /// A case from another store, with all that happened to it there.
  package init(importing kept: CreditCase, at: String, by: String) throws(StoreError) {
    caseID = kept.id
    step = CaseStep(importing: kept, at: at, by: by)
    draft = ReadyDraft(
      try RecordDraft(
        at: at, by: by, kind: .caseImported, caseID: kept.id.rawValue, ImportNote(kept)),
      salt: randomBytes(RecordBody.saltCount))
  }

  /// What is kept apart from a case for the monitoring of fairness.
  package init(
    _ groups: GroupAttributes, of id: CaseID, at: String, by: String
  ) throws(StoreError) {
    caseID = id
    step = CaseStep(keptApartFrom: id, at: at, by: by)
    draft = ReadyDraft(
      try RecordDraft(at: at, by: by, kind: .caseGroups, caseID: id.rawValue, groups),
      salt: randomBytes(RecordBody.saltCount))
  }

  init(_ event: CaseEvent, random: (Int) -> [UInt8]) throws(StoreError) {
    caseID = event.caseID
    step = CaseStep(event)
    draft = ReadyDraft(try RecordDraft(event), salt: random(RecordBody.saltCount))
  }
}
