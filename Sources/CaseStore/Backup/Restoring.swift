import Sealing

/// Puts a backup back as a store, into an empty place: all of it, or nothing.
struct Restoring {
  static let suffix = ".restoring"

  let check: BackupCheck
  let place: String

  /// Answers with what checking the restored store found.
  func run() async throws(StoreError) -> Verification {
    try refuseTaken()
    try check.run()
    let beside = Folder.withoutSlash(place) + Self.suffix
    // Left over from a run that was stopped; nothing else has such a name.
    try Folder.removeTree(beside)
    do throws(StoreError) {
      let verification = try await fill(beside)
      do {
        try Folder.move(beside, to: Folder.withoutSlash(place))
      } catch {
        throw .notWritten(file: place, error)
      }
      return verification
    } catch {
      try? Folder.removeTree(beside)
      throw error
    }
  }

  private func refuseTaken() throws(StoreError) {
    let isTaken = try Folder.open(place).map { (folder) throws(StoreError) in
      try !folder.names().isEmpty
    }
    guard isTaken != true else { throw .backup(.placeTaken(folder: place)) }
    guard try !check.folder.isOrHolds(place) else { throw .backup(.placeTaken(folder: place)) }
  }

  private func fill(_ beside: String) async throws(StoreError) -> Verification {
    let folder = try Folder.create(beside)
    for file in check.manifest.files {
      if let name = file.policy {
        try copy(file, into: try folder.makingInner("policies"), as: name)
      } else if let attachment = file.attachment {
        try copy(file, into: try folder.makingInner(AttachmentName.folder), as: attachment.text)
      } else {
        try copy(file, into: folder, as: file.name)
      }
    }
    let verification = try await Verification.of(
      folder, nil, saved: nil, against: check.manifest.head)
    guard verification.checkpoint == .holds, verification.head == check.manifest.head,
      verification.damage.count == verification.acknowledged
    else {
      throw .backup(
        .damaged(
          folder: check.folder.path,
          verification.damage.isEmpty
            ? [.notTheJournal] : verification.damage.map { .line($0) }))
    }
    return verification
  }

  private func copy(
    _ file: BackupManifest.File, into folder: Folder, as name: String
  ) throws(StoreError) {
    // A manifest that somebody made must not lead out of the folder.
    guard !name.contains("/"), !name.isEmpty, name != ".", name != "..",
      let kept = try check.folder.reading(file.kept)
    else { throw .backup(.changedManifest(file: check.folder.path(of: BackupManifest.name))) }
    do {
      try folder.put(under: name) { (new) throws(SystemFailure) in
        let digest = try kept.copy(file.length, to: new)
        guard digest == file.digest, try new.digest(file.length) == digest else {
          throw SystemFailure(operation: "read back", code: SystemFailure.inputOutput)
        }
      }
    } catch {
      throw error.operation == "fsync"
        ? .notDurable(file: folder.path(of: name), error)
        : .notWritten(file: folder.path(of: name), error)
    }
  }
}
