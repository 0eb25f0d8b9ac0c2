package import Sealing

/// A person of a workspace, as everybody in it may see.
package struct Account: Equatable, Sendable {
  package let id: AccountID
  package let name: String
  package let role: Role
  /// Checks what the person signs.
  package let signature: SignaturePublicKey
  /// When the person got the signature key.
  package let since: JournalMoment
}

extension Account {
  init(_ entry: AccountEntry) {
    id = entry.id
    name = entry.name
    role = entry.role
    signature = entry.signature
    since = entry.since
  }
}
