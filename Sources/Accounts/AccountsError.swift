/// Why the accounts of a workspace cannot do what was asked.
package enum AccountsError: Error, Sendable, Equatable {
  // Logging in
  case wrongPassword
  /// Nobody has this name. A person is told the same as for a wrong password, as late.
  case noAccountOfThatName
  /// The system did not give the memory that checking a password takes.
  case notEnoughMemory(kibibytes: Int)

  // The file
  /// The file is not as it was written; `place` names what is wrong.
  case damaged(place: String)
  /// A later version of the program wrote the file.
  case newerVersion
  /// The file demands more, or less, memory or passes than a password may cost.
  case costOutOfBounds
  /// Whoever wrote the file did not have the workspace's key.
  case tampered
  /// The file is that of another workspace.
  case foreignWorkspace
  case fileTooLarge(limit: Int)
  case tooMany(limit: Int)

  // Recovery
  /// The text is no recovery key: a letter is missing, added or wrong.
  case recoveryKeyMistyped
  case wrongRecoveryKey

  // Managing
  case notPermitted(Permission)
  /// The account is not there (any more).
  case noSuchAccount
  case lastAdministrator
  case notAnAdministrator
  case nameTaken
  case nameLength(most: Int)
  case nameCharacters
  case passwordRefused(PasswordFault)
}

extension AccountsError {
  /// What happened and what to do next; names no person and no value.
  package var sentence: String {
    switch self {
    case .wrongPassword, .noAccountOfThatName:
      "The name or the password is wrong. Type both again; capitals count in the password."
    case .notEnoughMemory(let kibibytes):
      "The password cannot be checked: that takes \(kibibytes >> 10) MiB of memory, which the system "
        + "does not give. Close other programs and try again."
    case .damaged(let place):
      "keys.json is damaged (\(place)). Nothing was changed. Put it back from a backup."
    case .newerVersion:
      "keys.json was written by a later version of Assay. Nothing was changed. Use that version, or "
        + "a newer one."
    case .costOutOfBounds:
      "keys.json demands a password check outside the limits (64 MiB to 1 GiB, 3 to 20 passes). "
        + "Nothing was changed. Put it back from a backup."
    case .tampered:
      "keys.json was changed by somebody who has no key of this workspace. It is not used. Put it "
        + "back from a backup, and find out who can write to the folder."
    case .foreignWorkspace:
      "keys.json is that of another workspace. Nothing was changed. Put the right one back from a "
        + "backup."
    case .fileTooLarge(let limit):
      "keys.json would be larger than \(limit >> 10) KiB. Remove accounts that nobody uses."
    case .tooMany(let limit):
      "There are already \(limit), which is the most that keys.json holds."
    case .recoveryKeyMistyped:
      "This is no recovery key: a letter or digit is wrong, missing or too many. Compare it with the "
        + "printed one."
    case .wrongRecoveryKey:
      "This recovery key is correctly typed and belongs to another workspace, or was renewed since. "
        + "Look for the newest print."
    case .notPermitted(let permission):
      "Your role does not allow to \(permission.words). Ask \(permission.holders)."
    case .noSuchAccount: "There is no such account in this workspace. Look it up in the list."
    case .lastAdministrator:
      "The last administrator cannot be removed or given another role. Make somebody else an "
        + "administrator first."
    case .notAnAdministrator:
      "Recovery sets the password of an administrator, and this account is none. Name one."
    case .nameTaken: "Somebody has this name already (capitals do not count). Choose another one."
    case .nameLength(let most): "A name has 1 to \(most) characters."
    case .nameCharacters: "A name holds no control character or invisible mark. Type it again."
    case .passwordRefused(let fault): fault.sentence
    }
  }
}
