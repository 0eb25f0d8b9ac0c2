package import Sealing

/// What a person who may open a protected workspace brings: its keys, and a name to sign with.
package struct WorkspaceSeal: Sendable {
  /// The signature (64 bytes) of the person at work under a message.
  package typealias Signing = @Sendable (_ message: [UInt8]) -> [UInt8]
  /// Whether a signature under a message is that of whoever had a name when a record was written.
  package typealias Checking =
    @Sendable (_ person: String, _ record: Int, _ message: [UInt8], _ signature: [UInt8]) -> Bool

  private let keys: [Int: SealingKey]
  /// New content is sealed with the newest key.
  let newest: Int
  private let signing: Signing
  private let checking: Checking
  /// The last record before the keys came into being; nil where the first `workspace.protected` tells.
  private let since: Int?
  /// Whether every signature is looked at, and not only those of records that make the store act.
  private(set) var checksAllSignatures = false

  /// - Parameters:
  ///   - keys: of the workspace by their numbers from 1; the highest seals.
  ///   - since: number of the last record before these keys came into being. What was signed before, in a
  ///     protection that has ended, nobody can check any more.
  package init?(
    keys: [Int: SealingKey], signing: @escaping Signing, checking: @escaping Checking,
    since: Int? = nil
  ) {
    guard let newest = keys.keys.max(), newest >= 1 else { return nil }
    self.keys = keys
    self.newest = newest
    self.signing = signing
    self.checking = checking
    self.since = since
  }

  var thorough: WorkspaceSeal {
    var seal = self
    seal.checksAllSignatures = true
    return seal
  }

  /// Seals with the newest key.
  func seal(_ plain: [UInt8], header: [UInt8]) -> [UInt8] {
    guard let key = keys[newest] else { preconditionFailure("the newest key is there") }
    return key.seal(plain, header: header)
  }

  func open(_ sealed: [UInt8], key: Int, header: [UInt8]) -> [UInt8]? {
    keys[key]?.open(sealed, header: header)
  }

  func signature(of hash: SHA256Digest) -> [UInt8] { signing(Self.message(hash)) }

  /// Whether a record of a kind that is signed must have a signature that can be checked.
  func demandsSignature(ofRecord seq: Int) -> Bool { since.map { seq > $0 } ?? true }

  func isSigned(_ record: Checkpoint, by person: String, _ signature: [UInt8]) -> Bool {
    checking(person, record.seq, Self.message(record.hash), signature)
  }

  /// What is signed: a word that no other use of the key begins with, and the line's hash, which
  /// covers its header and, by the digest in it, its body.
  private static func message(_ hash: SHA256Digest) -> [UInt8] {
    Array("assay record \(hash)".utf8)
  }
}
