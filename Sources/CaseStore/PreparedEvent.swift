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

  init(_ event: CaseEvent, random: (Int) -> [UInt8]) throws(StoreError) {
    caseID = event.caseID
    step = CaseStep(event)
    draft = ReadyDraft(try RecordDraft(event), salt: random(RecordBody.saltCount))
  }
}
