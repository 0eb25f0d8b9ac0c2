internal import Accounts

/// A person of a protected workspace, as the list of accounts shows it.
package struct AccountNote: Sendable, Equatable, Encodable {
  package let name: String
  /// A word of `CaseRoom.roles`; empty for a former key, whose role is not kept.
  package let role: String
  /// ISO 8601 in UTC.
  package let since: String
  /// Nil for who is one still.
  package let until: String?

  init(_ account: Account) {
    name = account.name
    role = account.role.rawValue
    since = account.since.at
    until = nil
  }

  /// Of former people the role is not kept.
  init(_ former: FormerAccount) {
    name = former.name
    role = ""
    since = former.since.at
    until = former.until.at
  }
}

/// What protecting a workspace gives.
package struct ProtectedNote: Sendable, Equatable {
  /// To be printed and kept apart: it opens the workspace when all passwords are lost.
  package let recoveryKey: String
  /// Copies of lines that were never confirmed, which are gone.
  package let tornCopies: Int
}
