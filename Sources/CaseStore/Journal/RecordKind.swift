/// What a line of the journal tells; the text is part of the format.
enum RecordKind: String, Sendable, CaseIterable {
  case workspaceCreated = "workspace.created"
  case caseOpened = "case.opened"
  case caseRenamed = "case.renamed"
  case caseAssessed = "case.assessed"
  case caseDecided = "case.decided"
  case caseNoted = "case.noted"
  case caseErased = "case.erased"
  case damageAcknowledged = "damage.acknowledged"
  case backupMade = "backup.made"
}
