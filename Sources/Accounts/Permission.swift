/// One thing that a person may or may not do in a protected workspace.
package enum Permission: String, Sendable, CaseIterable {
  /// Search and open cases, and see how they came about.
  case readCases
  /// Compute an assessment, an offer or an explanation.
  case assess
  /// Open, import and edit cases, and enter what became of loans.
  case keepCases
  /// Write a note to a case.
  case noteCases
  /// Decide a case: the first person of two.
  case decide
  /// Approve or refuse another person's decision: the second person of two.
  case approve
  /// Take out all that is kept of a case, with names.
  case exportCases
  /// Take out cases without name or reference.
  case exportMasked
  /// Erase what a case told.
  case erase
  /// Put another policy in force.
  case setPolicy
  /// Train, import, promote and roll back models.
  case promoteModels
  /// See drift, performance and fairness figures.
  case monitor
  /// Read the record of who did what.
  case readAudit
  /// Check the journal and its signatures.
  case verify
  /// Copy the workspace to a backup.
  case backUp
  /// Put a backup back.
  case restore
  /// Accept damage, and continue with what is readable.
  case acknowledgeDamage
  /// Add and remove people, change their roles, and renew the recovery key.
  case manageAccounts
}
