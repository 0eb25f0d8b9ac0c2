package import Lending
internal import Sealing

/// What somebody did in a store, beside its cases, that must be on record.
package enum AuditedAct: Sendable, Equatable {
  /// A case was opened to be read.
  case viewed(CaseID)
  /// Passwords that did not fit, as many as were counted since the record before.
  case failedLogins(Int)
  case accountAdded(String)
  case accountRemoved(String)
  case roleChanged(String)
  case passwordChanged(String)
  case accountRecovered(String)
  case recoveryKeyRenewed
  case policyChanged(String)
  case modelChanged(String)
  case settingsChanged(String)

  var kind: RecordKind {
    switch self {
    case .viewed: .caseViewed
    case .failedLogins: .loginFailed
    case .accountAdded: .accountAdded
    case .accountRemoved: .accountRemoved
    case .roleChanged: .accountRole
    case .passwordChanged: .accountPassword
    case .accountRecovered: .accountRecovered
    case .recoveryKeyRenewed: .recoveryRenewed
    case .policyChanged: .policyChanged
    case .modelChanged: .modelChanged
    case .settingsChanged: .settingsChanged
    }
  }

  /// What was changed: the name of an account, a policy or model with its version, a count.
  var subject: String {
    switch self {
    case .viewed, .recoveryKeyRenewed: ""
    case .failedLogins(let count): "\(count)"
    case .accountAdded(let subject), .accountRemoved(let subject), .roleChanged(let subject),
      .passwordChanged(let subject), .accountRecovered(let subject), .policyChanged(let subject),
      .modelChanged(let subject), .settingsChanged(let subject):
      subject
    }
  }

  var caseID: String {
    if case .viewed(let id) = self { id.rawValue } else { "" }
  }
}

/// What such a record keeps; nothing in it is about a borrower.
struct AuditNote: Codable, Sendable, Equatable {
  let subject: String
  /// Of the file that says who may open the workspace, after a change of it; nil for another act, or
  /// where a former version of the program recorded it.
  let keys: SHA256Digest?

  init(subject: String, keys: SHA256Digest? = nil) {
    self.subject = subject
    self.keys = keys
  }
}

extension RecordKind {
  /// Whether the record tells of a change of who may open the workspace.
  var isOfKeys: Bool {
    switch self {
    case .workspaceProtected, .workspaceOpened, .accountAdded, .accountRemoved, .accountRole,
      .accountPassword, .accountRecovered, .recoveryRenewed:
      true
    default: false
    }
  }
}
