import FoundationEssentials
package import Sealing

extension CaseStore {
  /// Seconds by which a clock may go back without a record of it.
  private static let tolerance = 3600.0

  /// A record that the clock was set back; nil where it was not, as far as the records tell.
  func clockStep(before drafts: [ReadyDraft]) throws(StoreError) -> RecordDraft? {
    guard let lastAt, let next = drafts.first, next.at < lastAt,
      let then = Self.moment(lastAt), let now = Self.moment(next.at),
      then.timeIntervalSince(now) > Self.tolerance
    else { return nil }
    return try RecordDraft(
      at: next.at, by: next.by, kind: .clockStepped, AuditNote(subject: "back from \(lastAt)"))
  }

  private static func moment(_ text: String) -> Date? {
    try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Puts on record what somebody did.
  ///
  /// - Parameter keys: of a change of who may open the workspace, the digest by which `verify` shall
  ///   know the file that says so.
  package func record(
    _ acts: [AuditedAct], keys: SHA256Digest? = nil
  ) throws(StoreError) {
    guard !acts.isEmpty else { return }
    let (at, by) = (surroundings.now(), surroundings.person)
    var drafts: [ReadyDraft] = []
    for act in acts {
      if case .viewed(let id) = act, !index.holds(id) { throw .noSuchCase(id) }
      drafts.append(
        ready(
          try RecordDraft(
            at: at, by: by, kind: act.kind, caseID: act.caseID,
            AuditNote(subject: act.subject, keys: act.kind.isOfKeys ? keys : nil))))
    }
    try record(drafts)
  }
}
