internal import Sealing

/// What `keys.json` says, member by member; names are the file's.
struct KeyFileContent: Codable, Equatable, Sendable {
  /// The workspace's random id: 32 hexadecimal digits.
  let workspace: String
  var accounts: [AccountEntry]
  var former: [FormerAccount]
  /// One for each workspace key but the first.
  var epochs: [EpochLink]
  var recovery: RecoveryEntry

  /// The number of the newest workspace key.
  var epoch: Int { epochs.count + 1 }
}

/// A person's part.
struct AccountEntry: Codable, Equatable, Sendable {
  let id: AccountID
  let name: String
  var role: Role
  let since: JournalMoment
  var box: BoxPublicKey
  var signature: SignaturePublicKey
  var kdf: PasswordDerivation
  /// The person's secrets under the key that the password gives.
  var sealed: HexadecimalBytes
  /// The newest workspace key, sealed to `box`.
  var grant: HexadecimalBytes
}

/// How a password becomes a key.
struct PasswordDerivation: Codable, Equatable, Sendable {
  static let algorithm = "argon2id13"

  let name: String
  /// KiB of memory.
  let memory: Int
  let passes: Int
  let salt: HexadecimalBytes

  init(_ cost: PasswordCost) {
    name = Self.algorithm
    memory = cost.kibibytes
    passes = cost.passes
    salt = HexadecimalBytes(randomBytes(PasswordKey.saltCount))
  }

  /// Nil if out of bounds.
  var cost: PasswordCost? { PasswordCost(kibibytes: memory, passes: passes) }

  func key(from password: SecretBytes) throws(AccountsError) -> SealingKey {
    guard let cost else { throw .costOutOfBounds }
    do {
      return try PasswordKey.derive(from: password, salt: salt.bytes, cost: cost)
    } catch {
      throw .notEnoughMemory(kibibytes: error.kibibytes)
    }
  }
}

/// Ties a workspace key to the one before it.
struct EpochLink: Codable, Equatable, Sendable {
  /// The key before, sealed under this one: who has the newest has all.
  let before: HexadecimalBytes
  /// This key's mark under the one before: nobody without a key adds one.
  let proof: HexadecimalBytes
}

/// What the printed recovery key opens.
struct RecoveryEntry: Codable, Equatable, Sendable {
  let box: BoxPublicKey
  let sealed: HexadecimalBytes
  var grant: HexadecimalBytes
}
