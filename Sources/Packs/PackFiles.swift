internal import FoundationEssentials
internal import Lending
internal import Sealing
internal import StrictJSON

/// The bytes of a pack's files, each proven to be the file that the manifest names.
struct PackFiles {
  let folder: String
  let manifest: PackManifest
  let manifestDigest: SHA256Digest
  private let bytes: [PackFile: [UInt8]]

  init(folder: String) throws(PackError) {
    self.folder = folder
    guard let manifestBytes = Self.read(folder, .manifest) else {
      throw .notFound(folder: folder)
    }
    manifestDigest = SHA256Digest.of(manifestBytes)
    struct Format: Decodable { let format: Int }
    let format = try Self.decode(Format.self, manifestBytes, folder, .manifest).format
    guard format == PackManifest.currentFormat else {
      throw .newerFormat(folder: folder, format: format)
    }
    manifest = try Self.decode(PackManifest.self, manifestBytes, folder, .manifest)
    var bytes: [PackFile: [UInt8]] = [:]
    for file in PackFile.needed where manifest.files[file.rawValue] == nil {
      throw .missingFile(folder: folder, file: file.rawValue)
    }
    // In order, so that of several faults the same one is told each time.
    for (name, expected) in manifest.files.sorted(by: { $0.key < $1.key }) {
      guard let file = PackFile(rawValue: name), file != .manifest else {
        throw .unknownFile(folder: folder, file: name)
      }
      guard let read = Self.read(folder, file) else {
        throw .missingFile(folder: folder, file: name)
      }
      guard SHA256Digest.of(read) == expected else {
        throw .changedFile(folder: folder, file: file.rawValue)
      }
      bytes[file] = read
    }
    self.bytes = bytes
  }

  func has(_ file: PackFile) -> Bool { bytes[file] != nil }

  /// The file's value; nil where the pack has no such file.
  func decodeIfPresent<Value: Decodable>(
    _ type: Value.Type, _ file: PackFile
  ) throws(PackError) -> Value? {
    has(file) ? try decode(type, file) : nil
  }

  func json(_ file: PackFile) throws(PackError) -> JSONValue {
    do {
      return try StrictJSON.parse(bytes[file] ?? [])
    } catch {
      throw .malformed(folder: folder, file: file.rawValue, error)
    }
  }

  func decode<Value: Decodable>(_ type: Value.Type, _ file: PackFile) throws(PackError) -> Value {
    try Self.decode(type, bytes[file] ?? [], folder, file)
  }

  /// One value a line.
  func lines<Value: Decodable>(_ type: Value.Type, _ file: PackFile) throws(PackError) -> [Value] {
    var values: [Value] = []
    for line in (bytes[file] ?? []).split(separator: UInt8(ascii: "\n")) {
      values.append(try Self.decode(type, Array(line), folder, file))
    }
    return values
  }

  func text(_ file: PackFile) -> String { String(decoding: bytes[file] ?? [], as: UTF8.self) }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ folder: String, _ file: PackFile
  ) throws(PackError) -> Value {
    do {
      return try StrictJSON.decode(type, from: bytes)
    } catch {
      throw .malformed(folder: folder, file: file.rawValue, error)
    }
  }

  private static func read(_ folder: String, _ file: PackFile) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: "\(folder)/\(file.rawValue)"))).map { [UInt8]($0) }
  }
}
