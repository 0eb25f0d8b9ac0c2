import Sealing

/// A record ready to take its place in the chain: all that can be worked out before its turn comes.
struct ReadyDraft: Sendable {
  let at: String
  let by: String
  let kind: RecordKind
  let caseID: String
  let body: RecordBody
  let digest: SHA256Digest

  init(_ draft: RecordDraft, salt: [UInt8]) {
    at = draft.at
    by = draft.by
    kind = draft.kind
    caseID = draft.caseID
    body = RecordBody(salt: salt, payload: draft.payload)
    digest = body.digest
  }

  /// The header that puts it behind `previous`.
  func header(after previous: Checkpoint) -> RecordHeader {
    RecordHeader(
      seq: previous.seq + 1, at: at, by: by, kind: kind, caseID: caseID, digest: digest,
      previous: previous.hash)
  }
}
