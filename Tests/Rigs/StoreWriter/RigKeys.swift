import CaseStore
import Sealing

/// One key for all rigs: what they look at is what a kill leaves, not who may read it.
enum RigKeys {
  static let keyFile = Array("{\"v\":1}".utf8)

  /// The surroundings of a store that stands in a folder, protected or not.
  static func surroundings(
    of folder: String, now: String = "2026-11-21T00:00:00.000Z"
  ) throws -> StoreSurroundings {
    let isProtected = try CaseStore.content(of: .keys, in: folder) != nil
    return StoreSurroundings(person: "rig", seal: isProtected ? seal : nil, now: { now })
  }

  static var sealed: StoreSurroundings {
    StoreSurroundings(person: "rig", seal: seal, now: { "2026-11-21T00:00:00.000Z" })
  }

  private static var seal: WorkspaceSeal? {
    var bytes = [UInt8](repeating: 7, count: SealingKey.byteCount)
    guard let key = SealingKey(SecretBytes(taking: &bytes)) else { return nil }
    return WorkspaceSeal(
      keys: [1: key], signing: { signature($0) }, checking: { $3 == signature($2) })
  }

  private static func signature(_ message: [UInt8]) -> [UInt8] {
    let digest = SHA256Digest.of(message).bytes
    return digest + digest
  }
}
