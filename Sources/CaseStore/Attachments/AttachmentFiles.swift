import Lending

/// The files of all attachments of a workspace.
enum AttachmentFiles {
  /// Removes those of some cases, by their names alone; answers how many.
  static func remove(of cases: Set<CaseID>, in workspace: Folder) throws(StoreError) -> Int {
    guard let folder = try workspace.inner(AttachmentName.folder) else { return 0 }
    var removed = 0
    for name in try folder.names() {
      guard let id = owner(of: name), cases.contains(id) else { continue }
      do {
        try folder.removeIfThere(name)
      } catch {
        throw .notErased(file: folder.path(of: name), error)
      }
      removed += 1
    }
    if removed > 0 {
      do {
        try folder.descriptor.sync()
      } catch {
        throw .notErased(file: folder.path, error)
      }
    }
    return removed
  }

  /// The case of a file, whole or still being written.
  private static func owner(of name: String) -> CaseID? {
    let plain =
      name.hasPrefix(Folder.unfinishedPrefix)
      ? String(name.dropFirst(Folder.unfinishedPrefix.count)) : name
    return AttachmentName(plain)?.caseID
  }

  /// Writes all of them anew, sealed or opened, into another workspace.
  static func rewrite(
    from source: Folder, into target: Folder, old: WorkspaceSeal?, new: WorkspaceSeal?
  ) throws(StoreError) {
    guard let files = try source.inner(AttachmentName.folder) else { return }
    let copies = try target.makingInner(AttachmentName.folder)
    for text in try files.names() {
      guard let name = AttachmentName(text),
        let bytes = try files.content(
          of: text, most: CaseAttachment.largest + SealedFile.overhead)
      else { continue }
      guard let content = SealedFile.content(bytes, header: name.header, old) else {
        throw .attachment(.damaged(file: name.path))
      }
      try copies.keep(SealedFile.bytes(content, header: name.header, new), under: text)
    }
  }
}
