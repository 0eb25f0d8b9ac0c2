/// What a person is in a workspace; what each may do stands in one table, ``permissions``.
package enum Role: String, Sendable, Codable, CaseIterable {
  /// Takes applications, assesses and decides.
  case officer
  /// Approves or refuses what another person decided.
  case reviewer
  /// Answers for policy and models.
  case riskManager = "risk-manager"
  /// Reads and verifies, and changes nothing.
  case auditor
  /// Manages accounts, backups and erasure; neither reads cases nor decides.
  case administrator
}
