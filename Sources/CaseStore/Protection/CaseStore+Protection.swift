package import Sealing

extension CaseStore {
  /// Protects a personal workspace: all of it is written anew, sealed, and takes the place of what was
  /// there in one step.
  ///
  /// - Parameters:
  ///   - keyFile: what is kept beside the journal for those who may open it.
  ///   - surroundings: with the seal of whoever protects it.
  ///   - keys: the digest by which `verify` shall know that file; nil where it is not looked at.
  /// - Returns: how many copies of lines that were never confirmed are gone.
  @concurrent
  package static func protect(
    folder path: String, keyFile: [UInt8], surroundings: StoreSurroundings,
    keys: SHA256Digest? = nil
  ) async throws(StoreError) -> Int {
    precondition(surroundings.seal != nil, "who protects a workspace has its keys")
    let plain = surroundings.sealed(by: nil)
    return try await exchange(path, from: plain, to: surroundings, keyFile, keys)
  }

  /// Makes a personal workspace of a protected one again.
  @concurrent
  package static func unprotect(
    folder path: String, surroundings: StoreSurroundings
  ) async throws(StoreError) -> Int {
    precondition(surroundings.seal != nil, "who opens a workspace for good has its keys")
    return try await exchange(path, from: surroundings, to: surroundings.sealed(by: nil), nil, nil)
  }

  /// Where a workspace is written anew.
  static func exchangePlace(of path: String) -> String {
    Folder.withoutSlash(path) + ".exchanging"
  }

  private static func exchange(
    _ path: String, from old: StoreSurroundings, to new: StoreSurroundings, _ keyFile: [UInt8]?,
    _ keys: SHA256Digest?
  ) async throws(StoreError) -> Int {
    // Opened as for any work: an unfinished end is mended and an unfinished erasure finished.
    let store = try await open(folder: path, access: .readWrite, surroundings: old)
    if let reason = await store.readOnlyReason { throw .readOnly(reason: reason) }
    let damage = await store.damageState
    guard damage.open.isEmpty, damage.acknowledged.isEmpty else {
      throw .damaged(damage.open + damage.acknowledged)
    }
    let source = store.folder
    let place = Folder.withoutSlash(path)
    let beside = exchangePlace(of: path)
    do throws(StoreError) {
      let target = try Folder.create(beside)
      let isProtected = keyFile != nil
      let draft = try RecordDraft(
        at: new.now(), by: new.person, kind: isProtected ? .workspaceProtected : .workspaceOpened,
        AuditNote(subject: "", keys: keys))
      let step = OutgoingLine(await store.ready(draft), after: await store.head, seal: new.seal)
      try Rewriting(source: source, target: target, old: old.seal, new: new.seal).run(adding: step)
      try copyPolicies(from: source, into: beside)
      try DraftFiles.rewrite(from: source, into: target, old: old.seal, new: new.seal)
      try AttachmentFiles.rewrite(from: source, into: target, old: old.seal, new: new.seal)
      if let settings = try source.kept(.settings) { try target.keep(settings, .settings) }
      if let keyFile { try target.keep(keyFile, WorkspaceFile.keys) }
      try await check(beside, new)
      let torn = try source.names().count { $0.hasPrefix(JournalEnd.asidePrefix) }
      do {
        try Folder.exchange(beside, with: place)
      } catch {
        throw .notWritten(file: path, error)
      }
      await store.close()
      // What was there before must not stay.
      try Folder.removeTree(beside)
      return torn
    } catch {
      await store.close()
      try? Folder.removeTree(beside)
      throw error
    }
  }

  /// The copy counts only once all of it was read back.
  private static func check(
    _ path: String, _ surroundings: StoreSurroundings
  ) async throws(StoreError) {
    let store = try await open(folder: path, access: .readOnly, surroundings: surroundings)
    let verification = try await store.verify()
    if let fault = verification.attachments.faults.first { throw .attachment(fault) }
    guard verification.isSound else { throw .damaged(verification.damage) }
  }

  private static func copyPolicies(
    from source: Folder, into beside: String
  ) throws(StoreError) {
    guard let policies = try Folder.open(source.path(of: "policies")) else { return }
    let target = try Folder.create(beside + "/policies")
    for name in try policies.names() where name.hasSuffix(".json") {
      guard let file = try policies.reading(name) else { continue }
      do {
        let size = try file.status().size
        try target.put(under: name) { (copy) throws(SystemFailure) in
          _ = try file.copy(size, to: copy)
        }
      } catch {
        throw .notWritten(file: target.path(of: name), error)
      }
    }
  }
}
