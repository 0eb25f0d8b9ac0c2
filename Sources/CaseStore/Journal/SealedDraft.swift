import Sealing

/// A record ready to take its place in the chain: all that can be worked out before its turn comes.
struct SealedDraft: Sendable {
  let draft: RecordDraft
  let body: RecordBody
  let digest: SHA256Digest

  init(_ draft: RecordDraft, salt: [UInt8]) {
    self.draft = draft
    body = RecordBody(salt: salt, payload: draft.payload)
    digest = body.digest
  }
}
