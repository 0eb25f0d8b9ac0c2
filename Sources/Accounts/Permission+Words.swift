extension Permission {
  /// What is done with it, as it follows "to".
  package var words: String {
    switch self {
    case .readCases: "read cases"
    case .assess: "assess applications"
    case .keepCases: "keep or change cases"
    case .noteCases: "add notes"
    case .decide: "decide"
    case .approve: "confirm what others decided"
    case .exportCases: "export cases"
    case .exportMasked: "export masked cases"
    case .erase: "erase cases"
    case .setPolicy: "change the policy"
    case .promoteModels: "change models"
    case .monitor: "see the monitoring"
    case .readAudit: "read the audit trail"
    case .verify: "check the journal"
    case .backUp: "make backups"
    case .restore: "restore backups"
    case .acknowledgeDamage: "continue after damage"
    case .manageAccounts: "manage accounts"
    }
  }

  /// Whose roles allow it, as people say them.
  package var holders: String {
    Role.allCases.filter { $0.may(self) }.map(\.words).joined(separator: " or ")
  }
}

extension Role {
  package var words: String {
    switch self {
    case .officer: "an officer"
    case .reviewer: "a reviewer"
    case .riskManager: "a risk manager"
    case .auditor: "an auditor"
    case .administrator: "an administrator"
    }
  }
}
