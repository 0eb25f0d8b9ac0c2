import Sealing

/// Checks that each record follows the one before.
struct Chain: Sendable, Equatable {
  /// The last record in its place.
  private(set) var head = Checkpoint(seq: 0, hash: .zero)
  /// Numbers that were passed over at a break and may still turn up out of place.
  private var missing: [Range<Int>] = []
  /// Whether a line in between could not be read, so that the next one cannot link to it.
  private var isBroken = false

  init(after head: Checkpoint = Checkpoint(seq: 0, hash: .zero)) { self.head = head }

  enum Step: Sendable, Equatable {
    case follows
    /// It stands in the wrong place; its content has not been seen before and counts.
    case outOfPlace
    /// It stands in the wrong place and repeats a number that has been seen.
    case repeated
  }

  /// Takes the next readable record.
  mutating func take(_ line: RecordLine) -> Step {
    let seq = line.header.seq
    if seq == head.seq + 1, line.header.previous == head.hash {
      head = line.checkpoint
      isBroken = false
      return .follows
    }
    if seq > head.seq {
      // After an unreadable line the link cannot be checked; that line is already reported.
      let wasBroken = isBroken
      if seq > head.seq + 1 { missing.append(head.seq + 1..<seq) }
      head = line.checkpoint
      isBroken = false
      return wasBroken ? .follows : .outOfPlace
    }
    guard missing.contains(where: { $0.contains(seq) }) else { return .repeated }
    return .outOfPlace
  }

  /// Passes over a line that cannot be read.
  mutating func skip() { isBroken = true }
}
