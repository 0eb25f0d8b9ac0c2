import CaseStore
import Lending
import Sealing
import Testing

/// A protected workspace for one test, with a stand-in for the signatures of people.
struct Sealed: Sendable {
  let workshop: Workshop
  let key = SealingKey.random()
  /// Any bytes: the store keeps them and does not look inside.
  static let keyFile = Array("{\"v\":1}".utf8)

  /// A workspace that holds nothing yet.
  init() async throws {
    workshop = try Workshop()
    try await workshop.open().close()
    _ = try await CaseStore.protect(
      folder: workshop.path, keyFile: Self.keyFile, surroundings: surroundings())
  }

  init(protecting workshop: Workshop) async throws {
    self.workshop = workshop
    _ = try await CaseStore.protect(
      folder: workshop.path, keyFile: Self.keyFile, surroundings: surroundings())
  }

  func surroundings(
    _ person: String = "Ada", keys: [Int: SealingKey]? = nil, now: String? = nil
  ) throws -> StoreSurroundings {
    let signing: WorkspaceSeal.Signing = { Self.signature(of: person, $0) }
    let checking: WorkspaceSeal.Checking = { $3 == Self.signature(of: $0, $2) }
    let seal = try #require(
      WorkspaceSeal(keys: keys ?? [1: key], signing: signing, checking: checking) as WorkspaceSeal?)
    let now = now ?? "2026-11-21T10:00:00.000Z"
    return StoreSurroundings(person: person, seal: seal, now: { now })
  }

  /// 64 bytes that only this person would give; the real ones are tested with the accounts.
  static func signature(of person: String, _ message: [UInt8]) -> [UInt8] {
    SHA256Digest.of(Array(person.utf8) + message).bytes
      + SHA256Digest.of(message + Array(person.utf8)).bytes
  }

  func open(
    _ access: StoreAccess = .readWrite, as person: String = "Ada",
    keys: [Int: SealingKey]? = nil, now: String? = nil
  ) async throws -> CaseStore {
    try await CaseStore.open(
      folder: workshop.path, access: access, waiting: .seconds(5),
      surroundings: try surroundings(person, keys: keys, now: now))
  }

  func verified() async throws -> Verification { try await open(.readOnly).verify() }
}
