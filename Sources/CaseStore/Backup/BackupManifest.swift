import Sealing
import StrictJSON

/// What a backup holds: the one file that counts, written last and whole.
///
/// A file of the backup that it does not name is left over from a run that was stopped.
struct BackupManifest: Codable, Sendable, Equatable {
  static let name = "backup.json"
  static let version = 1
  static let largest = 64 << 20

  /// One file of the workspace.
  struct File: Codable, Sendable, Equatable {
    /// As in the workspace, such as `journal-000001.jsonl` or `policies/credit-card.json`.
    let name: String
    /// As in the backup; each content has a name of its own.
    let kept: String
    let length: Int
    let digest: SHA256Digest
    /// The last record of a file of the journal; nil for any other file.
    let head: Checkpoint?
    /// How the file looked when it was read, by which the next run knows that it is the same still.
    let seen: Seen?
  }

  struct Seen: Codable, Sendable, Equatable {
    let node: UInt64
    let changed: Int64
  }

  let v: Int
  /// ISO 8601 in UTC with milliseconds.
  let at: String
  let by: String
  /// The hash of the journal's first record, which no other journal shares.
  let first: SHA256Digest
  let head: Checkpoint
  /// Files of the journal first, in their order.
  let files: [File]

  private static let opening = Array("{\"digest\":\"".utf8)
  private static let middle = Array("\",\"backup\":".utf8)
  private static let ending = Array("}\n".utf8)

  /// The whole file, its own digest first.
  func text() throws(StoreError) -> [UInt8] {
    let content: [UInt8]
    do {
      content = try StrictJSON.encode(self)
    } catch {
      throw .notFinite(kind: Self.name)
    }
    return Self.opening + SHA256Digest.of(content).hex.utf8 + Self.middle + content + Self.ending
  }

  /// Reads the manifest of a backup; nil where there is none.
  static func read(in folder: Folder) throws(StoreError) -> BackupManifest? {
    guard let file = try folder.reading(name) else { return nil }
    let path = folder.path(of: name)
    let bytes: [UInt8]
    do throws(SystemFailure) {
      let size = try file.status().size
      guard size <= largest else {
        throw SystemFailure(operation: "read", code: SystemFailure.tooLarge)
      }
      bytes = try file.read(size, at: 0)
    } catch {
      throw .notReadable(file: path, error)
    }
    guard let content = content(of: bytes) else { throw .backup(.changedManifest(file: path)) }
    struct Version: Decodable { let v: Int }
    do {
      let version = try StrictJSON.decode(Version.self, from: content).v
      guard version <= Self.version else { throw StoreError.backup(.newerFormat(file: path)) }
      let manifest = try StrictJSON.decode(BackupManifest.self, from: content)
      // Whoever made it anew must not lead out of one folder or the other.
      guard manifest.files.allSatisfy(\.isInPlace),
        Set(manifest.files.map(\.name)).count == manifest.files.count
      else { throw StoreError.backup(.changedManifest(file: path)) }
      return manifest
    } catch let error as StoreError {
      throw error
    } catch {
      throw .backup(.changedManifest(file: path))
    }
  }

  private static func content(of bytes: [UInt8]) -> [UInt8]? {
    let digestEnd = opening.count + 2 * SHA256Digest.byteCount
    let start = digestEnd + middle.count
    guard bytes.count > start + ending.count, bytes.starts(with: opening),
      bytes[digestEnd...].starts(with: middle), bytes.suffix(ending.count).elementsEqual(ending),
      let digest = SHA256Digest(
        hex: String(decoding: bytes[opening.count..<digestEnd], as: UTF8.self))
    else { return nil }
    let content = Array(bytes[start..<bytes.count - ending.count])
    return SHA256Digest.of(content) == digest ? content : nil
  }
}

extension BackupManifest.File {
  /// The number of a file of the journal; nil for any other.
  var segment: Int? { SegmentName.numbers(in: [name]).first }

  /// Whether the names are those of a file of a workspace, and of one of a backup.
  fileprivate var isInPlace: Bool {
    kept == Self.keptName(name, digest) && length >= 0
      && (segment != nil || [WorkspaceFile.keys, .settings].contains { $0.rawValue == name }
        || attachment != nil || policy != nil)
  }

  /// The name of an attachment; nil for any other file.
  var attachment: AttachmentName? {
    let folder = AttachmentName.folder + "/"
    return name.hasPrefix(folder) ? AttachmentName(String(name.dropFirst(folder.count))) : nil
  }

  /// The name of a policy in its folder; nil for any other file.
  var policy: String? {
    guard name.hasPrefix("policies/"), name.hasSuffix(".json") else { return nil }
    let file = String(name.dropFirst("policies/".count))
    return file.utf8.contains(UInt8(ascii: "/")) || file.utf8.contains(0) ? nil : file
  }

  /// A name for some content: the file's own, and the beginning of the digest.
  static func keptName(_ name: String, _ digest: SHA256Digest) -> String {
    let flat = name.replacing("/", with: "-")
    let dot = flat.lastIndex(of: ".") ?? flat.endIndex
    return "\(flat[..<dot])-\(digest.hex.prefix(16))\(flat[dot...])"
  }
}
