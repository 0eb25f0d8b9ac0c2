import Glibc

/// A file that one process at a time holds, for a moment; it waits.
final class FileLock {
  private let file: Descriptor

  init(_ folder: Folder, _ name: String) throws(StoreError) {
    file = try folder.locking(name)
    do {
      _ = try Descriptor.retrying("lock") { flock(file.number, LOCK_EX) }
    } catch {
      throw .notWritten(file: folder.path(of: name), error)
    }
  }
}
