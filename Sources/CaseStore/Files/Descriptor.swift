import Glibc

/// An open file or folder, closed when nothing refers to it any more.
final class Descriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Asks again as long as a signal interrupts; `call` answers −1 for a failure.
  static func retrying<Answer: SignedInteger>(
    _ operation: String, _ call: () -> Answer
  ) throws(SystemFailure) -> Answer {
    while true {
      let answer = call()
      if answer != -1 { return answer }
      guard errno == EINTR else { throw SystemFailure.last(operation) }
    }
  }

  /// Kind, size, times and links, as of now.
  func status() throws(SystemFailure) -> FileStatus {
    var answer = stat()
    _ = try Self.retrying("fstat") { fstat(number, &answer) }
    return FileStatus(answer)
  }

  func setMode(_ mode: mode_t) throws(SystemFailure) {
    _ = try Self.retrying("fchmod") { fchmod(number, mode) }
  }

  /// Writes all bytes at the end, however many calls it takes.
  func append(_ bytes: [UInt8]) throws(SystemFailure) {
    var written = 0
    while written < bytes.count {
      written += try Self.retrying("write") {
        bytes.withUnsafeBytes { buffer in
          write(number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
      }
    }
  }

  /// Reads up to `count` bytes from `offset`; fewer only where the file ends.
  func read(_ count: Int, at offset: Int) throws(SystemFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let now = try Self.retrying("read") {
        bytes.withUnsafeMutableBytes { buffer in
          pread(number, buffer.baseAddress.map { $0 + filled }, count - filled, offset + filled)
        }
      }
      if now == 0 { break }
      filled += now
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Waits until the bytes, and the size that reaches them, are on the disk.
  ///
  /// A failure must never be tried again: the kernel may have dropped the pages, and the second
  /// call would claim success (https://wiki.postgresql.org/wiki/Fsync_Errors).
  func syncData() throws(SystemFailure) {
    _ = try Self.retrying("fdatasync") { fdatasync(number) }
  }

  /// Waits until everything of the file or folder is on the disk; the same rule holds.
  func sync() throws(SystemFailure) {
    _ = try Self.retrying("fsync") { fsync(number) }
  }

  func truncate(to length: Int) throws(SystemFailure) {
    _ = try Self.retrying("ftruncate") { ftruncate(number, length) }
  }
}
