internal import Accounts
internal import CaseStore
package import Lending

/// Who did what and when, as the journal tells it: the newest records of a workspace.
package struct StoreHistory: Sendable, Equatable {
  /// One record, without what it tells of a borrower.
  package struct Entry: Sendable, Equatable {
    /// From 1, without gaps.
    package let seq: Int
    /// ISO 8601 in UTC.
    package let at: String
    package let by: String
    /// As the format of the journal names it, `case.assessed`.
    package let kind: String
    /// Nil for a record about no case.
    package let caseID: CaseID?
    /// What was changed beside the cases, such as the name of an account; empty for any other record.
    package let subject: String
    /// What it told was erased.
    package let isErased: Bool

    package init(
      seq: Int, at: String, by: String, kind: String, caseID: CaseID?, subject: String,
      isErased: Bool
    ) {
      self.seq = seq
      self.at = at
      self.by = by
      self.kind = kind
      self.caseID = caseID
      self.subject = subject
      self.isErased = isErased
    }
  }

  /// In the order of the journal.
  package let entries: [Entry]
  /// Records before the first of them.
  package let earlier: Int
  /// Lines that cannot be read.
  package let unreadable: Int
  /// The last record: print it somewhere else.
  ///
  /// Empty in a workspace without records.
  package let checkpoint: String

  package init(entries: [Entry], earlier: Int = 0, unreadable: Int = 0, checkpoint: String = "") {
    self.entries = entries
    self.earlier = earlier
    self.unreadable = unreadable
    self.checkpoint = checkpoint
  }
}

extension StoreHistory {
  init(_ found: JournalHistory) {
    self.init(
      entries: found.entries.map { entry in
        Entry(
          seq: entry.seq, at: entry.at, by: entry.by, kind: entry.kind, caseID: entry.caseID,
          subject: entry.subject, isErased: entry.isErased)
      }, earlier: found.earlier, unreadable: found.unreadable, checkpoint: found.checkpoint)
  }
}

extension CaseRoom {
  /// Who did what and when in the workspace; whoever reads it in a protected one needs the right to.
  package func history() async throws(DeskProblem) -> StoreHistory {
    let gate = try keeper.gate
    var surroundings: StoreSurroundings?
    if try gate.isProtected {
      let session = try await keeper.needed(.readAudit)
      surroundings = keeper.surroundings(session, try gate.keyFile())
    }
    do {
      return StoreHistory(try CaseStore.history(in: gate.folder, surroundings: surroundings))
    } catch {
      throw DeskProblem(error)
    }
  }
}
