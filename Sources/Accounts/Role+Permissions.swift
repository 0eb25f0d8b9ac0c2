extension Role {
  /// The one table of who may do what.
  ///
  /// Duties are separated: who decides cannot approve, set the policy or erase; who manages accounts
  /// cannot read cases or decide; who audits changes nothing.
  package var permissions: Set<Permission> {
    switch self {
    case .officer: [.readCases, .assess, .keepCases, .noteCases, .decide, .exportCases]
    case .reviewer: [.readCases, .assess, .noteCases, .approve, .readAudit]
    case .riskManager:
      [
        .readCases, .assess, .noteCases, .exportMasked, .setPolicy, .promoteModels, .monitor,
        .readAudit, .verify,
      ]
    case .auditor: [.readCases, .monitor, .readAudit, .verify]
    case .administrator:
      [.erase, .readAudit, .verify, .backUp, .restore, .acknowledgeDamage, .manageAccounts]
    }
  }

  package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}
