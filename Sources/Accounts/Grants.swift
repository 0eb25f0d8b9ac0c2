internal import Sealing

/// Giving the newest workspace key, and from it getting all keys that came before.
enum Grants {
  static let byteCount = SealingKey.byteCount + BoxPublicKey.overhead

  /// The newest key for the owner of a public key.
  static func grant(_ key: SealingKey, to box: BoxPublicKey) throws(AccountsError)
    -> HexadecimalBytes
  {
    guard let sealed = box.seal(key.bytes) else { throw .tampered }
    return HexadecimalBytes(sealed)
  }

  /// Ties a new key to the one before it.
  static func link(
    _ key: SealingKey, epoch: Int, after before: SealingKey, workspace: String
  ) -> EpochLink {
    var plain = before.bytes.withBytes {
      Array(UnsafeBufferPointer(start: $0, count: SealingKey.byteCount))
    }
    defer { wipe(&plain) }
    let header = header(workspace, epoch)
    return EpochLink(
      before: HexadecimalBytes(key.seal(plain, header: header)),
      proof: HexadecimalBytes(proof(of: key, epoch: epoch, by: before, workspace: workspace)))
  }

  /// All keys, the first one first, each checked against what is known for sure.
  ///
  /// - Parameter isKnown: whether a key with this number is the one to expect.
  static func keys(
    of content: KeyFileContent, opening grant: HexadecimalBytes, with box: BoxKey, from known: Int,
    isKnown: (SealingKey) -> Bool
  ) throws(AccountsError) -> [SealingKey] {
    guard (1...content.epoch).contains(known), let newest = box.open(grant.bytes),
      let newest = SealingKey(newest)
    else { throw .tampered }
    var keys = [newest]
    for (place, link) in content.epochs.enumerated().reversed() {
      let header = header(content.workspace, place + 2)
      guard var plain = keys[keys.count - 1].open(link.before.bytes, header: header),
        let key = SealingKey(SecretBytes(taking: &plain))
      else { throw .tampered }
      keys.append(key)
    }
    keys.reverse()
    guard isKnown(keys[known - 1]) else { throw .tampered }
    for (place, link) in content.epochs.enumerated().dropFirst(known - 1) {
      let proof = proof(
        of: keys[place + 1], epoch: place + 2, by: keys[place], workspace: content.workspace)
      guard proof == link.proof.bytes else { throw .tampered }
    }
    return keys
  }

  private static func header(_ workspace: String, _ epoch: Int) -> [UInt8] {
    Array("assay epoch 1\n\(workspace)\n\(epoch)".utf8)
  }

  /// Shows that who made the new key had the one before: HMAC over the new key's pin.
  private static func proof(
    of key: SealingKey, epoch: Int, by before: SealingKey, workspace: String
  ) -> [UInt8] {
    before.authenticationKey(for: "assay next key 1").mark(
      of: KeyPin(key, epoch: epoch, workspace: workspace).bytes)
  }
}
