import Lending

extension CaseStore {
  /// Opens the store in a folder, waiting up to `waiting` for another process that writes.
  ///
  /// Where the folder cannot be written, the store opens read-only and says so in its notices.
  package static func open(
    folder path: String, access: StoreAccess, waiting: Duration = .zero,
    surroundings: StoreSurroundings, segmentLimit: Int = defaultSegmentLimit
  ) async throws(StoreError) -> CaseStore {
    precondition((1...1 << 31).contains(segmentLimit), "a segment has 1 byte to 2 GiB")
    let opening = StoreOpening(surroundings: surroundings, segmentLimit: segmentLimit)
    guard access != .readOnly else {
      let opened = try opening.forReading(path, reason: "it was opened to look only.")
      return CaseStore(opened, surroundings)
    }
    do {
      let folder = try Folder.create(path)
      let lock = try await lock(folder, waiting)
      return CaseStore(try opening.forWriting(folder, lock), surroundings)
    } catch .notWritten(_, let failure) where failure.forbidsWriting {
      // A copy on a read-only disk can still be looked at.
      return CaseStore(
        try opening.forReading(path, reason: "\(failure.cause).", isFallback: true), surroundings)
    }
  }

  private static func lock(
    _ folder: Folder, _ waiting: Duration
  ) async throws(StoreError) -> WriterLock {
    let clock = ContinuousClock()
    let end = clock.now + waiting
    while true {
      if let lock = try WriterLock.take(in: folder) { return lock }
      guard clock.now < end else { throw .inUse(folder: folder.path) }
      do {
        try await clock.sleep(for: .milliseconds(20))
      } catch {
        throw .inUse(folder: folder.path)
      }
    }
  }
}
