/// Why a case is erased: a word that says enough, and cannot say anything about the borrower.
package enum ErasureReason: String, Sendable, CaseIterable {
  /// The time for which it had to be kept is over.
  case periodOver = "period-over"
  /// The person asked for it.
  case personAsked = "person-asked"
  /// It should never have been kept.
  case keptByMistake = "kept-by-mistake"
  /// A law or a court demands it.
  case lawDemands = "law-demands"
}

/// That a case was erased, by whom, when and why: all that is left of it beside the headers.
package struct Erasure: Sendable, Equatable, Encodable {
  /// One record of the case, without what it told.
  package struct Trace: Sendable, Equatable, Encodable {
    package let at: String
    package let by: String
    /// As in the journal, such as `case.noted`.
    package let kind: String

    package init(at: String, by: String, kind: String) {
      self.at = at
      self.by = by
      self.kind = kind
    }
  }

  /// ISO 8601 in UTC with milliseconds.
  package let at: String
  package let by: String
  /// One of `ErasureReason`, or a word of a later version.
  package let reason: String
  /// In their order, the erasure itself last.
  package let history: [Trace]

  package init(at: String, by: String, reason: String, history: [Trace]) {
    self.at = at
    self.by = by
    self.reason = reason
    self.history = history
  }
}

/// What erasing took away.
package struct ErasureReport: Sendable, Equatable {
  package let cases: Int
  package let contents: Int
  /// Files of the journal that were put in place anew.
  package let files: Int
  /// Copies of unfinished lines that were removed.
  package let tornCopies: Int
  /// Damaged lines of the journal, which nobody can read and which may hold parts of any case.
  package let unreadableLines: Int
  /// Attachments that were removed.
  package let attachments: Int

  package init(
    cases: Int, contents: Int, files: Int, tornCopies: Int, unreadableLines: Int,
    attachments: Int = 0
  ) {
    self.cases = cases
    self.contents = contents
    self.files = files
    self.tornCopies = tornCopies
    self.unreadableLines = unreadableLines
    self.attachments = attachments
  }
}
