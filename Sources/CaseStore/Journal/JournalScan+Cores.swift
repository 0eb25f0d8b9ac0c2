import Glibc

extension JournalScan {
  /// Bytes that one core checks at a time.
  private static let batch = 1 << 20

  /// As `read`, with the digests worked out on all cores: they are nearly all of the work, and no line
  /// needs the one before for its own.
  mutating func readOnAllCores(
    _ segment: Int, _ file: Descriptor, to length: Int, isLast: Bool,
    each: (RecordLine, LinePlace) throws(StoreError) -> Damage.Fault?
  ) async throws(StoreError) -> SegmentReading {
    guard length > 0 else {
      return try read(segment, file, to: length, isLast: isLast, each: each)
    }
    let name = SegmentName.of(segment)
    let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    var reading = SegmentReading()
    var lines = LineScanner(file, to: length)
    var pending: [Task<[CheckedLine], Never>] = []
    while true {
      while pending.count <= cores {
        let batch = try nextBatch(&lines, name)
        if batch.isEmpty { break }
        pending.append(Task.detached { [seal] in batch.map { CheckedLine($0, seal: seal) } })
      }
      guard !pending.isEmpty else { return reading }
      for line in await pending.removeFirst().value {
        guard try follow(line, segment, to: length, isLast: isLast, &reading, each) else {
          for task in pending { task.cancel() }
          return reading
        }
      }
    }
  }

  private func nextBatch(
    _ lines: inout LineScanner, _ name: String
  ) throws(StoreError) -> [ScannedLine] {
    var batch: [ScannedLine] = []
    var size = 0
    while size < Self.batch, let line = try next(&lines, name) {
      batch.append(line)
      size += line.bytes.count
    }
    return batch
  }
}
