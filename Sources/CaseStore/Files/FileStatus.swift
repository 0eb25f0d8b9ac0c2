import Glibc

/// What the file system says of a file.
struct FileStatus: Sendable, Equatable {
  enum Kind: String, Sendable {
    case file = "a file"
    case folder = "a folder"
    case link = "a link"
    case pipe = "a pipe"
    case other = "a device or socket"
  }

  let kind: Kind
  let size: Int
  /// Permissions, the last nine bits.
  let mode: mode_t
  let links: Int
  let device: UInt64
  let node: UInt64
  /// Nanoseconds since 1970 of the last change of content.
  let changed: Int64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .pipe
      default: .other
      }
    size = Int(status.st_size)
    mode = status.st_mode & 0o777
    links = Int(status.st_nlink)
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    changed = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }

  func isSameFile(as other: FileStatus) -> Bool { device == other.device && node == other.node }
}
