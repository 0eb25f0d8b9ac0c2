import Lending

/// The copies of unfinished lines that lie beside the journal.
struct TornCopies {
  let folder: Folder

  /// Removes the copies that hold something of these cases, and those that do not say of which case
  /// they are; answers how many.
  ///
  /// None of them was ever confirmed as saved, so nothing is lost that anyone was promised.
  func remove(of cases: Set<CaseID>) throws(StoreError) -> Int {
    var removed = 0
    for name in try folder.names() where name.hasPrefix(JournalEnd.asidePrefix) {
      guard let file = try folder.reading(name) else { continue }
      do throws(SystemFailure) {
        let bytes = try file.read(min(try file.status().size, RecordLine.largest), at: 0)
        let owner = Self.owner(of: bytes)
        guard owner.map(cases.contains) ?? true else { continue }
        try folder.removeIfThere(name)
        removed += 1
      } catch {
        throw .notErased(file: folder.path(of: name), error)
      }
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

  /// The case that an unfinished line names; nil where its beginning does not reach so far.
  static func owner(of bytes: [UInt8]) -> CaseID? {
    var cursor = LineCursor(bytes)
    guard cursor.take("{\"v\":1,\"seq\":"), cursor.number() != nil, cursor.take(",\"at\":\""),
      cursor.text() != nil, cursor.take("\",\"by\":\""), cursor.text() != nil,
      cursor.take("\",\"kind\":\""), cursor.text() != nil, cursor.take("\",\"case\":\""),
      let id = cursor.text(), cursor.take("\"")
    else { return nil }
    return CaseID(rawValue: id)
  }
}
