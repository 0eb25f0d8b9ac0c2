/// What a line of the journal tells; the text is part of the format.
enum RecordKind: String, Sendable, CaseIterable {
  case workspaceCreated = "workspace.created"
  case workspaceProtected = "workspace.protected"
  case workspaceOpened = "workspace.opened"
  case caseOpened = "case.opened"
  case caseImported = "case.imported"
  case caseRenamed = "case.renamed"
  case caseAssessed = "case.assessed"
  case caseDecided = "case.decided"
  case caseConfirmed = "case.confirmed"
  case caseOutcome = "case.outcome"
  case caseNoted = "case.noted"
  case caseAttached = "case.attached"
  case caseGroups = "case.groups"
  case caseErased = "case.erased"
  case caseExported = "case.exported"
  case caseViewed = "case.viewed"
  case damageAcknowledged = "damage.acknowledged"
  case backupMade = "backup.made"
  case loginFailed = "login.failed"
  case accountAdded = "account.added"
  case accountRemoved = "account.removed"
  case accountRole = "account.role"
  case accountPassword = "account.password"
  case accountRecovered = "account.recovered"
  case recoveryRenewed = "recovery.renewed"
  case policyChanged = "policy.changed"
  case modelChanged = "model.changed"
  case settingsChanged = "settings.changed"
  case clockStepped = "clock.stepped"

  /// What a record is for; everything else about its kind follows.
  private enum Family {
    /// Something of a case, which an erasure takes away.
    case ofACase
    /// Something about the store or about who used it.
    case ofTheStore
  }

  private var family: Family {
    switch self {
    case .caseOpened, .caseImported, .caseRenamed, .caseAssessed, .caseDecided, .caseConfirmed,
      .caseOutcome, .caseNoted, .caseAttached, .caseGroups:
      .ofACase
    case .workspaceCreated, .workspaceProtected, .workspaceOpened, .caseErased, .caseExported,
      .caseViewed, .damageAcknowledged, .backupMade, .loginFailed, .accountAdded, .accountRemoved,
      .accountRole, .accountPassword, .accountRecovered, .recoveryRenewed, .policyChanged,
      .modelChanged, .settingsChanged, .clockStepped:
      .ofTheStore
    }
  }

  /// Whether the record tells something of a case, which an erasure takes away.
  var isOfACase: Bool { family == .ofACase }

  /// Whether a protected workspace seals what the record tells.
  ///
  /// The first record names the workspace to whoever looks for its keys, and damage that a person
  /// has accepted must be known where a backup is checked without them.
  var isSealed: Bool { self != .workspaceCreated && self != .damageAcknowledged }

  /// Whether the person named in the header signs the record in a protected workspace.
  var isSigned: Bool {
    switch self {
    case .caseImported, .caseDecided, .caseConfirmed, .caseErased, .damageAcknowledged,
      .workspaceProtected,
      .workspaceOpened, .accountAdded, .accountRemoved, .accountRole, .accountPassword,
      .accountRecovered, .recoveryRenewed, .policyChanged, .modelChanged, .settingsChanged:
      true
    case .workspaceCreated, .caseOpened, .caseRenamed, .caseAssessed, .caseOutcome, .caseNoted,
      .caseAttached, .caseGroups, .caseExported,
      .caseViewed, .backupMade, .loginFailed, .clockStepped:
      false
    }
  }

  /// Whether the store does something because of the record, so that its signature always counts.
  var makesTheStoreAct: Bool { self == .caseErased || self == .damageAcknowledged }
}
