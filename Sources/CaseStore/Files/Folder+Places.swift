import CFiles
import Glibc

extension Folder {
  /// Whether a path is this folder or would lie in it, however it is written; it need not exist.
  func isOrHolds(_ path: String) throws(StoreError) -> Bool {
    var above = path
    while true {
      if let folder = try Folder.open(above) { return try holds(folder) }
      let next = Folder.parent(of: above)
      guard next != above else { return false }
      above = next
    }
  }

  /// Whether a folder is this one or lies in it.
  private func holds(_ other: Folder) throws(StoreError) -> Bool {
    do throws(SystemFailure) {
      let own = try descriptor.status()
      var step = other.descriptor
      while true {
        let found = try step.status()
        if found.isSameFile(as: own) { return true }
        let number = try Descriptor.retrying("open") {
          openat(step.number, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        let next = Descriptor(number)
        if try next.status().isSameFile(as: found) { return false }
        step = next
      }
    } catch {
      throw .notReadable(file: other.path, error)
    }
  }

  /// Puts a folder, all of it, in place of one that is empty or not there.
  static func move(_ path: String, to place: String) throws(SystemFailure) {
    _ = try Descriptor.retrying("rename") { rename(path, place) }
    let number = try Descriptor.retrying("open") {
      Glibc.open(parent(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    try Descriptor(number).sync()
  }

  /// Puts two folders each in the place of the other, in one step that nothing can stop halfway.
  static func exchange(_ path: String, with place: String) throws(SystemFailure) {
    _ = try Descriptor.retrying("rename") { files_exchange(path, place) }
    let number = try Descriptor.retrying("open") {
      Glibc.open(parent(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    try Descriptor(number).sync()
  }

  /// Removes a folder with the plain files in it, and the plain files in its folders.
  static func removeTree(_ path: String) throws(StoreError) {
    guard let folder = try open(path) else { return }
    for name in try folder.names() {
      let inner = (try? folder.status(of: name))??.kind == .folder
      if inner { try remove(folder.path(of: name)) }
    }
    try remove(path)
  }

  /// Removes a folder with the plain files in it, and folders of plain files.
  static func remove(_ path: String) throws(StoreError) {
    guard let folder = try open(path) else { return }
    for name in try folder.names() {
      do throws(SystemFailure) {
        if try folder.status(of: name)?.kind == .folder {
          _ = try Descriptor.retrying("rmdir") {
            unlinkat(folder.descriptor.number, name, AT_REMOVEDIR)
          }
        } else {
          try folder.removeIfThere(name)
        }
      } catch {
        throw .notWritten(file: folder.path(of: name), error)
      }
    }
    if rmdir(path) != 0, errno != ENOENT {
      throw .notWritten(file: path, SystemFailure.last("rmdir"))
    }
  }
}
