internal import Desk
package import Lending

/// A record of the journal in words.
package struct AuditEntry: Sendable, Equatable {
  /// What a record is about, as people look for it.
  package enum Group: String, Sendable, CaseIterable {
    case cases, decisions, reading, accounts, rules, store

    package var title: String {
      switch self {
      case .cases: "Cases kept"
      case .decisions: "Decisions and outcomes"
      case .reading: "Reading and export"
      case .accounts: "People and passwords"
      case .rules: "Policy, models, settings"
      case .store: "The store itself"
      }
    }
  }

  package let seq: Int
  package let at: String
  package let by: String
  package let group: Group
  package let what: String
  package let caseID: CaseID?

  package init(
    seq: Int, at: String, by: String, kind: String, caseID: CaseID?, subject: String,
    isErased: Bool
  ) {
    self.seq = seq
    self.at = at
    self.by = by
    self.caseID = caseID
    let (group, words) = Self.words(kind, subject)
    self.group = group
    what = words + (isErased ? " (its content was erased)" : "")
  }

  private static func words(_ kind: String, _ subject: String) -> (Group, String) {
    let named = subject.isEmpty ? "" : ": " + subject
    switch kind {
    case "workspace.created": return (.store, "Made the workspace")
    case "workspace.protected": return (.accounts, "Protected the workspace by passwords")
    case "workspace.opened": return (.accounts, "Took the protection away")
    case "case.opened": return (.cases, "Kept the answers of a case")
    case "case.imported": return (.cases, "Brought a case from another workspace")
    case "case.renamed": return (.cases, "Gave a case another reference")
    case "case.assessed": return (.cases, "Assessed a case")
    case "case.decided": return (.decisions, "Decided a case")
    case "case.confirmed": return (.decisions, "Answered a decision as second person")
    case "case.outcome": return (.decisions, "Entered what became of a loan")
    case "case.noted": return (.cases, "Wrote a note to a case")
    case "case.erased": return (.reading, "Erased what a case told")
    case "case.exported": return (.reading, "Took a case out of the workspace")
    case "case.viewed": return (.reading, "Opened a case to read it")
    case "damage.acknowledged": return (.store, "Went on after damage of the journal")
    case "backup.made": return (.store, "Made a backup" + (subject.isEmpty ? "" : " in " + subject))
    case "login.failed": return (.accounts, "Passwords that did not fit" + named)
    case "account.added": return (.accounts, "Added a person" + named)
    case "account.removed": return (.accounts, "Removed a person" + named)
    case "account.role": return (.accounts, "Changed a role" + named)
    case "account.password": return (.accounts, "Changed a password" + named)
    case "account.recovered": return (.accounts, "Recovered an account" + named)
    case "recovery.renewed": return (.accounts, "Renewed the recovery key")
    case "policy.changed": return (.rules, "Put another policy in force" + named)
    case "model.changed": return (.rules, "Changed the model in use" + named)
    case "settings.changed": return (.rules, "Changed a setting" + named)
    case "clock.stepped": return (.store, "The machine’s clock was set " + subject)
    default: return (.store, kind + named)
    }
  }
}
