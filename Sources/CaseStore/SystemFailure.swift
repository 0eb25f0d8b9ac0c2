import Glibc

/// What the operating system answered when it could not do something.
package struct SystemFailure: Error, Sendable, Equatable {
  /// What was tried, such as `open`.
  package let operation: String
  package let code: Int32

  package init(operation: String, code: Int32) {
    self.operation = operation
    self.code = code
  }

  /// The failure that the C library has just noted.
  static func last(_ operation: String) -> SystemFailure {
    SystemFailure(operation: operation, code: errno)
  }

  /// The file is larger than the program can handle.
  static let tooLarge = EFBIG

  /// The disk gave something else than what it took.
  static let inputOutput = EIO

  /// Something stands already where a new file should.
  static let exists = EEXIST

  /// The cause in a person's words.
  package var cause: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the quota on this disk is used up"
    case EFBIG: "the file would grow past the largest size allowed"
    case EROFS: "the disk can only be read"
    case EACCES, EPERM: "permission is missing"
    case EIO: "the disk reports an error"
    case EMFILE, ENFILE: "too many files are open"
    case ENOMEM: "the machine is out of memory"
    case ENOENT: "it is not there"
    case ENOTDIR: "a part of its path is not a folder"
    case EEXIST: "something stands there already"
    case EFAULT, EINVAL: "it is not a plain file"
    case ELOOP: "it is a link"
    default: "the system answered with error \(code)"
    }
  }

  /// Whether the place cannot be written at all, so that reading is what remains.
  var forbidsWriting: Bool { [EROFS, EACCES, EPERM, ENOSPC, EDQUOT].contains(code) }
}
