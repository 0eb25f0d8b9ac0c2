internal import Lending
import Sealing

/// What was typed and is not kept as a case yet, in files beside the journal, sealed where it is.
///
/// A draft is no record: it is written over and over, comes into no backup and leaves no trace. None of
/// these needs the lock, since a draft belongs to one program.
extension CaseStore {
  /// Bytes of the largest draft.
  package static let largestDraft = 1 << 20

  /// Keeps a draft in place of what was kept under the same name.
  ///
  /// - Parameter seal: of whoever has unlocked a protected workspace.
  package static func keepDraft(
    _ content: [UInt8], _ name: DraftName, in path: String, _ seal: WorkspaceSeal?
  ) throws(StoreError) {
    guard content.count <= largestDraft else { throw .tooLarge(limit: largestDraft) }
    let drafts = try draftsOpen(in: try Folder.create(path), seal)
      .makingInner(DraftName.folder)
    let bytes = SealedFile.bytes(content, header: name.header, seal)
    do {
      try drafts.put(bytes, under: name.text)
    } catch {
      // Another program that opened the store has swept away what seemed to be left over.
      try drafts.keep(bytes, under: name.text)
    }
  }

  /// All drafts of a workspace; the content is nil where it does not open.
  package static func drafts(
    in path: String, _ seal: WorkspaceSeal?
  ) throws(StoreError) -> [(name: DraftName, content: [UInt8]?)] {
    guard let folder = try Folder.open(path),
      let drafts = try draftsOpen(in: folder, seal).inner(DraftName.folder)
    else { return [] }
    var found: [(name: DraftName, content: [UInt8]?)] = []
    for text in try drafts.names() {
      guard let name = DraftName(text),
        let bytes = try drafts.content(of: text, most: largestDraft + SealedFile.overhead)
      else { continue }
      found.append((name, SealedFile.content(bytes, header: name.header, seal)))
    }
    return found
  }

  /// Removes a draft; nothing happens where there is none.
  package static func forgetDraft(_ name: DraftName, in path: String) throws(StoreError) {
    guard let drafts = try Folder.open(path)?.inner(DraftName.folder) else { return }
    do {
      try drafts.removeIfThere(Folder.unfinishedPrefix + name.text)
      try drafts.removeIfThere(name.text)
      try drafts.descriptor.sync()
    } catch {
      throw .notErased(file: drafts.path(of: name.text), error)
    }
  }

  /// Throws where a workspace was protected meanwhile: nothing may lie in it unsealed.
  private static func draftsOpen(
    in folder: Folder, _ seal: WorkspaceSeal?
  ) throws(StoreError) -> Folder {
    if seal == nil, try folder.kept(.keys) != nil { throw .locked(folder: folder.path) }
    return folder
  }
}

/// The files of all drafts of a workspace.
enum DraftFiles {
  /// Removes those of some cases, by their names alone.
  static func remove(of cases: Set<CaseID>, in workspace: Folder) throws(StoreError) {
    guard let folder = try workspace.inner(DraftName.folder) else { return }
    var removed = 0
    for name in try folder.names() {
      let plain =
        name.hasPrefix(Folder.unfinishedPrefix)
        ? String(name.dropFirst(Folder.unfinishedPrefix.count)) : name
      guard let id = DraftName(plain)?.caseID, cases.contains(id) else { continue }
      do {
        try folder.removeIfThere(name)
      } catch {
        throw .notErased(file: folder.path(of: name), error)
      }
      removed += 1
    }
    guard removed > 0 else { return }
    do {
      try folder.descriptor.sync()
    } catch {
      throw .notErased(file: folder.path, error)
    }
  }

  /// Writes all of them anew, sealed or opened, into another workspace; one that does not open is left
  /// behind.
  static func rewrite(
    from source: Folder, into target: Folder, old: WorkspaceSeal?, new: WorkspaceSeal?
  ) throws(StoreError) {
    guard let drafts = try source.inner(DraftName.folder) else { return }
    let copies = try target.makingInner(DraftName.folder)
    for text in try drafts.names() {
      guard let name = DraftName(text),
        let bytes = try drafts.content(
          of: text, most: CaseStore.largestDraft + SealedFile.overhead),
        let content = SealedFile.content(bytes, header: name.header, old)
      else { continue }
      try copies.keep(SealedFile.bytes(content, header: name.header, new), under: text)
    }
  }
}
