internal import Sealing

/// The key that is printed once and opens a workspace whose passwords are all lost.
///
/// 160 random bits, so no slow derivation is needed. As text: nine groups of four letters and digits,
/// the last of which checks the others.
package struct RecoveryKey: Sendable {
  private static let secretCount = 20
  // Without I, L, O and U (Crockford's base 32).
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let groupLength = 4
  private static let letterCount = 36

  /// The key as it is printed, such as `7Q2M-…`.
  package let text: String
  private let root: SecretBytes

  static func random() -> RecoveryKey {
    var secret = randomBytes(secretCount)
    defer { wipe(&secret) }
    return RecoveryKey(secret)
  }

  /// Reads a typed key, in capitals or not, with or without blanks and dashes.
  package init(text: String) throws(AccountsError) {
    var values: [UInt8] = []
    values.reserveCapacity(Self.letterCount)
    defer { wipe(&values) }
    for byte in text.utf8 where !Self.isBetweenGroups(byte) {
      guard let value = Self.value(of: byte), values.count < Self.letterCount else {
        throw .recoveryKeyMistyped
      }
      values.append(value)
    }
    guard values.count == Self.letterCount else { throw .recoveryKeyMistyped }
    var secret = Self.bytes(values[..<(Self.letterCount - Self.groupLength)])
    defer { wipe(&secret) }
    guard Array(values.suffix(Self.groupLength)) == Self.check(secret) else {
      throw .recoveryKeyMistyped
    }
    self.init(secret)
  }

  private init(_ secret: [UInt8]) {
    var values = Self.values(secret) + Self.check(secret)
    defer { wipe(&values) }
    let groups = stride(from: 0, to: values.count, by: Self.groupLength).map { start in
      let group = values[start..<start + Self.groupLength].map { Self.letters[Int($0)] }
      return String(decoding: group, as: UTF8.self)
    }
    text = groups.joined(separator: "-")
    var digest = Self.digest("assay recovery 1", secret)
    root = SecretBytes(taking: &digest)
  }

  /// Opens the workspace key that was granted to the recovery key.
  var box: BoxKey {
    guard let key = BoxKey(root.derived(for: "assay recovery box 1")) else {
      preconditionFailure("a derived key has another length than was asked for")
    }
    return key
  }

  /// Seals the pin.
  var sealingKey: SealingKey {
    guard let key = SealingKey(root.derived(for: "assay recovery pin 1")) else {
      preconditionFailure("a derived key has another length than was asked for")
    }
    return key
  }

  /// Four letters: the first 20 bits of a digest.
  private static func check(_ secret: [UInt8]) -> [UInt8] {
    var digest = digest("assay recovery check 1", secret)
    defer { wipe(&digest) }
    return Array(values(Array(digest.prefix(5))).prefix(groupLength))
  }

  /// SHA-256 of a purpose and the secret, without a copy of the secret.
  private static func digest(_ purpose: String, _ secret: [UInt8]) -> [UInt8] {
    var hasher = SHA256Hasher()
    hasher.update(purpose.utf8)
    hasher.update(secret)
    return hasher.finish().bytes
  }

  /// Five bits for each letter; the bytes come in fives.
  private static func values(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 5).flatMap { start in
      let bits = bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return (0..<8).map { UInt8(truncatingIfNeeded: bits >> (35 - 5 * UInt64($0)) & 31) }
    }
  }

  private static func bytes(_ values: ArraySlice<UInt8>) -> [UInt8] {
    stride(from: values.startIndex, to: values.endIndex, by: 8).flatMap { start in
      let bits = values[start..<start + 8].reduce(UInt64(0)) { $0 << 5 | UInt64($1) }
      return (0..<5).map { UInt8(truncatingIfNeeded: bits >> (32 - 8 * UInt64($0))) }
    }
  }

  private static func isBetweenGroups(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// Letters that look like a digit are read as that digit.
  private static func value(of byte: UInt8) -> UInt8? {
    let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte
    switch capital {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return letters.firstIndex(of: capital).map { UInt8($0) }
    }
  }
}

extension RecoveryEntry {
  /// What this recovery key opens, the newest workspace key being `key`.
  init(
    _ recovery: RecoveryKey, _ key: SealingKey, epoch: Int, workspace: String
  ) throws(AccountsError) {
    let open = recovery.box.publicKey
    box = open
    sealed = HexadecimalBytes(
      recovery.sealingKey.seal(
        KeyPin(key, epoch: epoch, workspace: workspace).bytes,
        header: Self.header(workspace, open)))
    grant = try Grants.grant(key, to: open)
  }

  /// The workspace key to expect; nil for another recovery key, or if it was changed.
  func pin(opening recovery: RecoveryKey, workspace: String) -> KeyPin? {
    recovery.sealingKey.open(sealed.bytes, header: Self.header(workspace, box))
      .flatMap { KeyPin($0) }
  }

  private static func header(_ workspace: String, _ box: BoxPublicKey) -> [UInt8] {
    Array("assay recovery 1\n\(workspace)\n\(Hexadecimal.text(box.bytes))".utf8)
  }
}
