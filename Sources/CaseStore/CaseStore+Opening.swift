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
      // What an exchange that was stopped has left is the copy or, in plain text, what was before.
      try Folder.removeTree(exchangePlace(of: path))
      return CaseStore(try opening.forWriting(folder, lock), surroundings)
    } catch {
      guard let reason = error.reasonToOnlyRead else { throw error }
      do {
        let opened = try opening.forReading(path, reason: reason, isFallback: true)
        return CaseStore(opened, surroundings)
      } catch .missing {
        // Where nothing is there to be read, what stopped the writing is the news.
        throw error
      }
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

extension StoreError {
  /// Why what is there can be shown and not be added to, as a sentence; nil for any other error.
  fileprivate var reasonToOnlyRead: String? {
    switch self {
    case .notWritten(_, let failure) where failure.forbidsWriting: "\(failure.cause)."
    case .notDurable(_, let failure): "\(failure.cause) when asked to keep what was written."
    case .notErased(_, let failure): "an erasure is on record and not finished: \(failure.cause)."
    default: nil
    }
  }
}
