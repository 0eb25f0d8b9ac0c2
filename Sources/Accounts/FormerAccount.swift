package import Sealing

/// A signature key that is no longer in use, kept so that what it signed can be checked.
package struct FormerAccount: Codable, Equatable, Sendable {
  package let id: AccountID
  package let name: String
  package let signature: SignaturePublicKey
  package let since: JournalMoment
  /// What it signs in later records is not valid.
  package let until: JournalMoment
}
