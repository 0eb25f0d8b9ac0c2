/// What a line of the journal tells; the text is part of the format.
enum RecordKind: String, Sendable, CaseIterable {
  case workspaceCreated = "workspace.created"
  case caseOpened = "case.opened"
  case caseRenamed = "case.renamed"
  case caseAssessed = "case.assessed"
  case caseDecided = "case.decided"
  case caseNoted = "case.noted"
  case caseErased = "case.erased"
  case caseExported = "case.exported"
  case damageAcknowledged = "damage.acknowledged"
  case backupMade = "backup.made"

  /// Whether the record tells something of a case, which an erasure takes away.
  var isOfACase: Bool {
    switch self {
    case .caseOpened, .caseRenamed, .caseAssessed, .caseDecided, .caseNoted: true
    case .workspaceCreated, .caseErased, .caseExported, .damageAcknowledged, .backupMade: false
    }
  }
}
