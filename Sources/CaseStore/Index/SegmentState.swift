/// How far a segment was read, and how its file looked then.
struct SegmentState: Sendable, Equatable {
  let number: Int
  var length: Int
  var lines: Int
  /// Identity and time of change, by which a cache notices a file that was exchanged or edited.
  var node: UInt64
  var changed: Int64

  init(number: Int, length: Int, lines: Int, _ status: FileStatus) {
    self.init(
      number: number, length: length, lines: lines, node: status.node, changed: status.changed)
  }

  init(number: Int, length: Int, lines: Int, node: UInt64, changed: Int64) {
    self.number = number
    self.length = length
    self.lines = lines
    self.node = node
    self.changed = changed
  }

  /// Whether the file is still the one that was read, as far as can be told without reading it;
  /// the last segment may have grown.
  func still(_ status: FileStatus, mayHaveGrown: Bool) -> Bool {
    guard status.node == node else { return false }
    return status.size == length ? status.changed == changed : mayHaveGrown && status.size > length
  }
}
