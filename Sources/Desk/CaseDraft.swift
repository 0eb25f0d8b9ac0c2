package import Lending

/// What a person has typed and not kept as a case yet.
package struct CaseDraft: Sendable, Equatable {
  /// The case that it would change; nil for a new one.
  package let caseID: CaseID?
  package let reference: String
  package let form: ApplicationForm

  package init(of caseID: CaseID?, reference: String, form: ApplicationForm) {
    self.caseID = caseID
    self.reference = reference
    self.form = form
  }
}

/// A draft as it lies in the workspace.
package struct KeptDraft: Sendable, Equatable {
  /// Names it when it is kept anew or forgotten.
  package let name: String
  /// ISO 8601 in UTC with milliseconds.
  package let at: String
  package let draft: CaseDraft
}

/// The drafts that a person can go on with.
package struct DraftList: Sendable, Equatable {
  /// The last kept first.
  package internal(set) var drafts: [KeptDraft] = []
  /// Drafts that are there and cannot be read, by their names.
  package internal(set) var unreadable: [String] = []
}
