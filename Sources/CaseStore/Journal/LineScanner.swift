import Glibc

/// One line as it stands in a file.
struct ScannedLine: Sendable {
  /// Counted from 1.
  let number: Int
  let offset: Int
  /// Without the newline; cut at the longest line that a record may have.
  let bytes: [UInt8]
  /// Bytes in the file, without the newline.
  let length: Int
  let isFinished: Bool

  var end: Int { offset + length + (isFinished ? 1 : 0) }
}

/// Reads a file line by line with flat memory.
struct LineScanner {
  private static let chunk = 1 << 20

  private let file: Descriptor
  private let end: Int
  private var buffer: [UInt8] = []
  /// Where in the buffer the next line begins, and where in the file the buffer ends.
  private var start = 0
  private var filled: Int
  private var number: Int

  /// Begins at `offset`, where line `number` begins, and stops at `end` however the file grows.
  init(_ file: Descriptor, from offset: Int = 0, line number: Int = 1, to end: Int) {
    self.file = file
    self.end = end
    self.number = number
    filled = offset
  }

  /// The next line; nil at the end.
  mutating func next() throws(SystemFailure) -> ScannedLine? {
    let offset = filled - (buffer.count - start)
    var searched = 0
    var dropped = 0
    while true {
      if let newline = newline(from: start + searched) {
        let line = taken(upTo: newline, offset, dropped, isFinished: true)
        start = newline + 1
        return line
      }
      searched = buffer.count - start
      // A line beyond every limit is damage; what is over is read past and not kept.
      if searched > RecordLine.largest {
        dropped += searched - RecordLine.largest
        buffer.removeLast(searched - RecordLine.largest)
        searched = RecordLine.largest
      }
      guard try fill() else { break }
    }
    guard filled > offset else { return nil }
    let line = taken(upTo: buffer.count, offset, dropped, isFinished: false)
    start = buffer.count
    return line
  }

  private mutating func taken(
    upTo stop: Int, _ offset: Int, _ dropped: Int, isFinished: Bool
  ) -> ScannedLine {
    defer { number += 1 }
    return ScannedLine(
      number: number, offset: offset, bytes: Array(buffer[start..<stop]),
      length: stop - start + dropped, isFinished: isFinished)
  }

  private func newline(from position: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, position < bytes.count,
        let found = memchr(base + position, 0x0A, bytes.count - position)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads on; false at the end.
  private mutating func fill() throws(SystemFailure) -> Bool {
    guard filled < end else { return false }
    let more = try file.read(min(Self.chunk, end - filled), at: filled)
    guard !more.isEmpty else { return false }
    buffer.removeFirst(start)
    start = 0
    buffer += more
    filled += more.count
    return true
  }
}
