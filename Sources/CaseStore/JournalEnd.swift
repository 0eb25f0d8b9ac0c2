import Sealing

/// The end of the last segment, made whole before anything is added to it.
struct JournalEnd {
  static let asidePrefix = "torn-"

  private let folder: Folder
  let file: Descriptor
  let segment: Int
  let length: Int
  let lines: Int
  let lacksNewline: Bool
  let head: Checkpoint

  init(
    folder: Folder, file: Descriptor, segment: SegmentState, head: Checkpoint, lacksNewline: Bool
  ) {
    self.folder = folder
    self.file = file
    self.segment = segment.number
    length = segment.length
    lines = segment.lines
    self.head = head
    self.lacksNewline = lacksNewline
  }

  private var name: String { SegmentName.of(segment) }

  /// Ends a last line that is complete but for its newline.
  func finish() throws(StoreError) {
    do throws(SystemFailure) {
      try file.append([0x0A])
    } catch {
      throw .notWritten(file: folder.path(of: name), error)
    }
    try sync()
  }

  /// Sets aside a last line that was not finished.
  func setAside(_ line: UnfinishedLine) throws(StoreError) -> StoreNotice {
    // Its bytes go to a file of their own before they leave the journal. Named by content, so that
    // a crash in between does not leave two.
    let digest = SHA256Digest.of(line.bytes)
    let aside = "\(Self.asidePrefix)\(head.seq + 1)-\(digest.hex.prefix(16))"
    do throws(SystemFailure) {
      try folder.put(line.bytes, under: aside)
      try file.truncate(to: length)
    } catch {
      throw error.operation == "fsync"
        ? .notDurable(file: folder.path(of: aside), error)
        : .notWritten(file: folder.path(of: aside), error)
    }
    return .setAside(
      file: folder.path(of: name), bytes: line.bytes.count, keptIn: folder.path(of: aside))
  }

  /// Waits until all that was read is on the disk.
  func sync() throws(StoreError) {
    do {
      try file.sync()
    } catch {
      throw .notDurable(file: folder.path(of: name), error)
    }
  }
}
