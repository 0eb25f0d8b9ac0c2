import Glibc

/// The kernel's promise that this process alone writes; it ends with the process, however it dies.
///
/// The file is never deleted, since two processes could then each lock their own.
final class WriterLock: Sendable {
  static let name = "lock"

  // Locks of an open file description (fcntl(2), since Linux 3.15). The constants are hidden from
  // Swift behind _GNU_SOURCE; the numbers are the same on every Linux.
  private static let ask: Int32 = 36
  private static let take: Int32 = 37

  private let file: Descriptor

  private init(_ file: Descriptor) { self.file = file }

  deinit {
    // A child process that is just being started shares the descriptor: closing would not do.
    var release = Self.lock(F_UNLCK)
    _ = fcntl(file.number, Self.take, &release)
  }

  /// Takes the lock; nil while another process holds it.
  static func take(in folder: Folder) throws(StoreError) -> WriterLock? {
    let file = try folder.locking(name)
    var wish = lock(F_WRLCK)
    do {
      _ = try Descriptor.retrying("lock") { fcntl(file.number, take, &wish) }
      return WriterLock(file)
    } catch {
      if error.code == EAGAIN || error.code == EACCES { return nil }
      throw .notWritten(file: folder.path(of: name), error)
    }
  }

  /// Whether a process is writing now.
  static func isHeld(in folder: Folder) throws(StoreError) -> Bool {
    guard let file = try folder.reading(name) else { return false }
    var wish = lock(F_WRLCK)
    do {
      _ = try Descriptor.retrying("lock") { fcntl(file.number, ask, &wish) }
      return wish.l_type != Int16(F_UNLCK)
    } catch {
      throw .notReadable(file: folder.path(of: name), error)
    }
  }

  /// Whether the file that is locked still stands under its name.
  func stands(in folder: Folder) -> Bool {
    guard let own = try? file.status(), let named = try? folder.status(of: Self.name) else {
      return false
    }
    return own.isSameFile(as: named)
  }

  private static func lock(_ type: Int32) -> flock {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    return lock
  }
}
