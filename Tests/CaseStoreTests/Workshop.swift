import CaseStore
import Glibc
import Lending
import Synchronization
import Testing

/// A folder of its own for one test, removed at the end.
final class Workshop: Sendable {
  let path: String
  private static let place = getenv("ASSAY_WORKSHOPS").map { String(cString: $0) } ?? "/tmp"

  init() throws {
    var template = Array("\(Self.place)/assay-store-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template))) + "/store"
  }

  deinit {
    for name in names where unlink(path + "/" + name) != 0 {
      Self.removeFolder(path + "/" + name)
    }
    rmdir(path)
    rmdir(String(path.dropLast("/store".count)))
  }

  /// Waits, since a store that a test has let go may be torn down a moment later.
  func open(
    _ access: StoreAccess = .readWrite, waiting: Duration = .seconds(5),
    segmentLimit: Int = CaseStore.defaultSegmentLimit, random: (@Sendable (Int) -> [UInt8])? = nil
  ) async throws(StoreError) -> CaseStore {
    try await CaseStore.open(
      folder: path, access: access, waiting: waiting,
      surroundings: Workshop.surroundings(random), segmentLimit: segmentLimit)
  }

  static func surroundings(
    _ random: (@Sendable (Int) -> [UInt8])? = nil
  ) -> StoreSurroundings {
    let now: @Sendable () -> String = { "2026-11-21T10:00:00.000Z" }
    guard let random else { return StoreSurroundings(person: "Ada", now: now) }
    return StoreSurroundings(person: "Ada", now: now, random: random)
  }

  /// Random bytes that are the same in every run.
  static func fixedRandom() -> @Sendable (Int) -> [UInt8] {
    let counter = Mutex<UInt8>(0)
    return { count in
      (0..<count).map { _ in
        counter.withLock {
          $0 &+= 1
          return $0
        }
      }
    }
  }

  var names: [String] { Self.names(in: path) }

  /// The entries of a folder; none where there is no folder.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static let journal = "journal-000001.jsonl"

  func read(_ name: String = journal) throws -> [UInt8] {
    try Self.bytes(path + "/" + name)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY)
    try #require(file >= 0, "\(path) opens")
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  func write(_ bytes: [UInt8], _ name: String = journal) throws {
    try Self.put(bytes, at: path + "/" + name)
  }

  static func put(_ bytes: [UInt8], at path: String) throws {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0, "\(path) opens")
    defer { close(file) }
    #expect(bytes.isEmpty || Glibc.write(file, bytes, bytes.count) == bytes.count)
  }

  /// Removes a folder with the files in it.
  static func removeFolder(_ path: String) {
    for name in names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }

  func remove(_ name: String) { unlink(path + "/" + name) }

  /// The lines of the journal without their newlines.
  func lines(_ name: String = journal) throws -> [[UInt8]] {
    try read(name).split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map(
      Array.init)
  }

  func write(lines: [[UInt8]], _ name: String = journal) throws {
    try write(lines.flatMap { $0 + [0x0A] }, name)
  }

  /// The permissions of an entry, or of the folder itself.
  func mode(_ name: String? = nil) -> mode_t {
    var status = stat()
    lstat(name.map { path + "/" + $0 } ?? path, &status)
    return status.st_mode & 0o777
  }
}
