import CaseStore
import Glibc
import Lending

/// Does the same as the store, and writes over what stands there, piece by piece.
///
/// The rigs must catch it, or they prove nothing.
enum BadWriter {
  static func erase(_ id: CaseID, in folder: String) async throws {
    try await workAside(folder) { path in
      let store = try await CaseStore.open(
        folder: path, access: .readWrite,
        surroundings: StoreSurroundings(person: "rig", now: { "2026-11-21T00:00:00.000Z" }))
      _ = try await store.erase([id], reason: .personAsked)
      await store.close()
    }
  }

  static func backUp(_ store: CaseStore, to folder: String) async throws {
    // The files of the last run go before those of this run are there.
    for name in names(folder) where name.hasPrefix("journal-") || name.hasPrefix("attachments-") {
      unlink("\(folder)/\(name)")
    }
    try await workAside(folder) { path in _ = try await store.backUp(to: path) }
  }

  static func protect(_ folder: String) async throws {
    try await workAside(folder) { path in
      _ = try await CaseStore.protect(
        folder: path, keyFile: RigKeys.keyFile, surroundings: RigKeys.sealed)
    }
  }

  /// Lets `work` change a copy of a folder, and writes that copy back over the folder.
  private static func workAside(
    _ folder: String, _ work: (String) async throws -> Void
  ) async throws {
    let aside = folder + ".aside"
    copy(folder, over: aside)
    try await work(aside)
    for name in names("\(folder)/attachments") where !names("\(aside)/attachments").contains(name) {
      unlink("\(folder)/attachments/\(name)")
    }
    copy(aside, over: folder)
  }

  /// Writes the files of a folder, and those of the folders in it, over those of another.
  private static func copy(_ folder: String, over other: String) {
    mkdir(other, 0o700)
    for name in names(folder) where name != "lock" {
      var status = stat()
      lstat("\(folder)/\(name)", &status)
      if status.st_mode & S_IFMT == S_IFDIR {
        copy("\(folder)/\(name)", over: "\(other)/\(name)")
      } else {
        write(read("\(folder)/\(name)"), over: "\(other)/\(name)")
      }
    }
  }

  private static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
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

  private static func read(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8], over path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(4096))
      Glibc.write(file, piece, piece.count)
      rest = rest.dropFirst(piece.count)
    }
  }
}
