/// What opening a folder gives the store to begin with.
struct OpenedStore {
  let folder: Folder
  let content: JournalContent
  /// Nil where the store only reads.
  let writer: JournalWriter?
  let notices: [StoreNotice]
  let readOnlyReason: String?
}
