internal import FoundationEssentials
internal import Lending
package import Sealing
internal import StrictJSON

/// Writes packs; the same content gives the same bytes.
package enum PackWriter {
  /// Writes every file into `folder`, making it, and reads the pack back as proof.
  ///
  /// - Parameter manifest: makes the manifest from the digests of the files.
  package static func write(
    _ content: PackContent, to folder: String,
    manifest: ([String: SHA256Digest]) -> PackManifest
  ) throws(PackError) -> Pack {
    let files = try content.files(named: manifest([:]).name)
    try write(try signed(files, in: folder, manifest), to: folder)
    return try Pack(folder: folder)
  }

  /// The files with the manifest that names their digests.
  static func signed(
    _ files: [PackFile: [UInt8]], in folder: String,
    _ manifest: ([String: SHA256Digest]) -> PackManifest
  ) throws(PackError) -> [PackFile: [UInt8]] {
    let digests = files.map { ($0.rawValue, SHA256Digest.of($1)) }
    var files = files
    files[.manifest] = try encode(
      manifest(Dictionary(uniqueKeysWithValues: digests)), .manifest, pretty: true)
    return files
  }

  /// Writes files into a folder, making it.
  static func write(_ files: [PackFile: [UInt8]], to folder: String) throws(PackError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(file: folder)
    }
    for (file, bytes) in files {
      let path = "\(folder)/\(file.rawValue)"
      guard DurableFile.write(bytes, to: path) else { throw .notWritable(file: path) }
    }
  }

  static func encode(
    _ value: some Encodable, _ file: PackFile, pretty: Bool = false
  ) throws(PackError) -> [UInt8] {
    do {
      return try StrictJSON.encode(value, pretty: pretty)
    } catch {
      throw .malformed(folder: "", file: file.rawValue, error)
    }
  }

  /// One value a line.
  static func lines(_ values: [some Encodable], _ file: PackFile) throws(PackError) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values {
      bytes += try encode(value, file)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
