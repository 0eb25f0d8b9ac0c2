import Sealing

/// Reads a whole backup and says what is wrong with it, file by file.
struct BackupCheck {
  let folder: Folder
  let manifest: BackupManifest

  init(_ path: String) throws(StoreError) {
    guard let folder = try Folder.open(path), let manifest = try BackupManifest.read(in: folder)
    else { throw .backup(.missing(folder: path)) }
    self.folder = folder
    self.manifest = manifest
  }

  /// Throws unless every file is there as it was written and the journal in them holds.
  func run() throws(StoreError) {
    var faults: [BackupFault.FileFault] = []
    var scan = JournalScan(folder, seal: nil)
    for file in manifest.files {
      guard let descriptor = try folder.reading(file.kept) else {
        faults.append(.missing(file: file.kept))
        continue
      }
      let found = try content(descriptor, folder.path(of: file.kept))
      if found.length == file.length, found.digest == file.digest {
        guard let segment = file.segment, faults.isEmpty else { continue }
        _ = try scan.read(segment, descriptor, to: file.length, isLast: false) {
          (_, _) throws(StoreError) in nil
        }
      } else {
        faults += try self.faults(of: file, descriptor, found)
      }
    }
    if faults.isEmpty {
      try scan.finish { (_, _) throws(StoreError) in nil }
      faults = scan.open.map { .line($0) }
      if faults.isEmpty, scan.chain.head != manifest.head { faults = [.notTheJournal] }
    }
    guard faults.isEmpty else { throw .backup(.damaged(folder: folder.path, faults)) }
  }

  private func faults(
    of file: BackupManifest.File, _ descriptor: Descriptor,
    _ found: (length: Int, digest: SHA256Digest)
  ) throws(StoreError) -> [BackupFault.FileFault] {
    if let other = manifest.files.first(where: { $0.digest == found.digest }) {
      return [.swapped(file: file.kept, with: other.kept)]
    }
    if found.length != file.length {
      return [.length(file: file.kept, found: found.length, expected: file.length)]
    }
    guard let segment = file.segment else { return [.changed(file: file.kept)] }
    // The first bad line, for whoever wants to know; its file is refused in any case.
    let before = manifest.files.last { ($0.segment ?? .max) < segment }?.head
    var scan = JournalScan(folder, seal: nil, after: before ?? Checkpoint(seq: 0, hash: .zero))
    _ = try scan.read(segment, descriptor, to: found.length, isLast: false) {
      (_, _) throws(StoreError) in nil
    }
    try scan.finish { (_, _) throws(StoreError) in nil }
    return scan.open.first { $0.fault != .bodyMissing }.map { [.line($0)] }
      ?? [.changed(file: file.kept)]
  }

  private func content(
    _ file: Descriptor, _ path: String
  ) throws(StoreError) -> (length: Int, digest: SHA256Digest) {
    do {
      let size = try file.status().size
      return (size, try file.digest(size))
    } catch {
      throw .notReadable(file: path, error)
    }
  }
}
