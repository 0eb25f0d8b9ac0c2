internal import Sealing

/// What only a person's password opens: the secret keys, and the workspace key to expect.
struct AccountSecrets {
  static let byteCount = BoxKey.byteCount + SignatureKey.seedCount + KeyPin.byteCount

  let box: BoxKey
  let signature: SignatureKey
  let pin: KeyPin
  private let boxSecret: SecretBytes
  private let seed: SecretBytes

  /// New secret keys.
  static func random(_ pin: KeyPin) -> AccountSecrets {
    guard
      let secrets = AccountSecrets(
        .random(BoxKey.byteCount), .random(SignatureKey.seedCount), pin)
    else { preconditionFailure("random bytes have another count than was asked for") }
    return secrets
  }

  private init?(_ boxSecret: SecretBytes, _ seed: SecretBytes, _ pin: KeyPin) {
    guard let box = BoxKey(boxSecret), let signature = SignatureKey(seed: seed) else { return nil }
    self.box = box
    self.signature = signature
    self.pin = pin
    self.boxSecret = boxSecret
    self.seed = seed
  }

  /// Opens the person's part; nil with another key, or if it was changed.
  init?(opening entry: AccountEntry, workspace: String, with key: SealingKey) {
    guard var plain = key.open(entry.sealed.bytes, header: entry.header(workspace)) else {
      return nil
    }
    defer { wipe(&plain) }
    let seedStart = BoxKey.byteCount
    let pinStart = seedStart + SignatureKey.seedCount
    guard plain.count == Self.byteCount, let pin = KeyPin(plain[pinStart...]) else { return nil }
    let boxSecret = SecretBytes(count: BoxKey.byteCount) { $0.copyBytes(from: plain[..<seedStart]) }
    let seed = SecretBytes(count: SignatureKey.seedCount) {
      $0.copyBytes(from: plain[seedStart..<pinStart])
    }
    self.init(boxSecret, seed, pin)
  }

  /// The same secret keys with another pin.
  func pinned(to pin: KeyPin) -> AccountSecrets {
    guard let secrets = AccountSecrets(boxSecret, seed, pin) else {
      preconditionFailure("keys that were made once can be made again")
    }
    return secrets
  }

  func seal(with key: SealingKey, header: [UInt8]) -> HexadecimalBytes {
    var plain: [UInt8] = []
    // Reserved at once: growing would leave copies behind.
    plain.reserveCapacity(Self.byteCount)
    for (secret, count) in [(boxSecret, boxSecret.count), (seed, seed.count)] {
      secret.withBytes { plain.append(contentsOf: UnsafeBufferPointer(start: $0, count: count)) }
    }
    plain.append(contentsOf: pin.bytes)
    defer { wipe(&plain) }
    return HexadecimalBytes(key.seal(plain, header: header))
  }
}

extension AccountEntry {
  /// What stands beside the sealed secrets and may not change: whose they are, and how they are sealed.
  func header(_ workspace: String) -> [UInt8] {
    let parts = [
      "assay account 1", workspace, id.text, Hexadecimal.text(box.bytes),
      Hexadecimal.text(signature.bytes), kdf.name, "\(kdf.memory)", "\(kdf.passes)",
      Hexadecimal.text(kdf.salt.bytes),
    ]
    return Array(parts.joined(separator: "\n").utf8)
  }
}
