internal import FoundationEssentials
internal import Glibc
package import Lending

extension PackShelf {
  /// Proves that packs of a product can be put on the shelf: makes their folder and writes a file
  /// into it, and into each draft that an interrupted writer left, which must go first.
  ///
  /// Whatever the proof made is taken away again. It writes, as no question about permissions tells
  /// of a disk that is full or read-only.
  package func probe(_ product: Product) throws(PackError) {
    let place = "\(modelsFolder)/\(product.rawValue)"
    var made: [String] = []
    defer { for folder in made.reversed() { rmdir(folder) } }
    for folder in Self.lineage(of: place) where access(folder, F_OK) != 0 {
      guard mkdir(folder, 0o777) == 0 else { throw Self.refusal(of: folder) }
      made.append(folder)
    }
    try Self.write(into: place)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for draft in names.sorted() where draft.hasSuffix(Self.draftEnding) {
      try Self.write(into: "\(place)/\(draft)")
    }
  }

  /// A folder's own path and those of all above it, the highest first.
  private static func lineage(of folder: String) -> [String] {
    let ends = folder.indices.dropFirst().filter { folder[$0] == "/" }
    return ends.map { String(folder[..<$0]) } + [folder]
  }

  private static func write(into folder: String) throws(PackError) {
    let path = "\(folder)/.probe-\(getpid())"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw refusal(of: folder) }
    defer {
      close(descriptor)
      unlink(path)
    }
    guard Glibc.write(descriptor, [0], 1) == 1 else { throw refusal(of: folder) }
  }

  /// The reason is the system's last.
  private static func refusal(of folder: String) -> PackError {
    .folderNotWritable(folder: folder, reason: String(cString: strerror(errno)))
  }
}
