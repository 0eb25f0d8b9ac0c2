import Sealing

/// A readable record and where it stands.
struct Link: Sendable, Equatable {
  let record: RecordLine
  let place: LinePlace
  /// Whether it stands where it does not belong.
  var isOutOfPlace = false

  init(_ record: RecordLine, _ place: LinePlace) {
    self.record = record
    self.place = place
  }

  var seq: Int { record.header.seq }

  func follows(_ head: Checkpoint) -> Bool {
    seq == head.seq + 1 && record.header.previous == head.hash
  }
}

/// Checks that each record follows the one before, and brings those that do not into their order.
///
/// A record that stands too early is held back: the next one shows whether records before it were
/// deleted, or whether it was moved there or copied from further on.
struct Chain: Sendable {
  /// Records that are held back at most; with more, order is given up and nothing is lost.
  private static let mostStrays = 1000

  /// The last record in its place.
  private(set) var head: Checkpoint
  private var heldBack: Link?
  /// Records whose turn came when none was asked for.
  private var due: [Link] = []
  /// Records that turned up too early, by number.
  private var strays: [Int: Link] = [:]
  /// Numbers that were passed over and may still turn up.
  private var missing: [Range<Int>] = []
  /// Whether a line in between could not be read, so that the next one cannot link to it.
  private var isBroken = false

  init(after head: Checkpoint = Checkpoint(seq: 0, hash: .zero)) { self.head = head }

  /// Takes the next readable record; answers with those whose turn it is now, in their order.
  mutating func take(_ link: Link) -> (accepted: [Link], isInPlace: Bool) {
    var accepted = due
    due = []
    if let held = heldBack {
      heldBack = nil
      if link.follows(head), strays.count < Self.mostStrays {
        strays[held.seq] = held
      } else {
        accepted += adopt(held)
      }
    }
    if link.follows(head) || isBroken && link.seq > head.seq {
      return (accepted + adopt(link), true)
    }
    var stray = link
    stray.isOutOfPlace = true
    if link.seq > head.seq {
      heldBack = stray
    } else if let gap = missing.firstIndex(where: { $0.contains(link.seq) }) {
      let range = missing.remove(at: gap)
      missing += [range.lowerBound..<link.seq, link.seq + 1..<range.upperBound]
      accepted.append(stray)
    }
    return (accepted, false)
  }

  /// Passes over a line that cannot be read.
  mutating func skip() {
    release()
    isBroken = true
  }

  /// Answers with what was held back until the end.
  mutating func finish() -> [Link] {
    release()
    let rest = due + strays.values.sorted { $0.seq < $1.seq }
    (due, strays) = ([], [:])
    return rest
  }

  private mutating func release() {
    guard let held = heldBack else { return }
    heldBack = nil
    due += adopt(held)
  }

  /// Goes on from `link`, with the strays that belong before it.
  private mutating func adopt(_ link: Link) -> [Link] {
    strays[link.seq] = nil
    var accepted: [Link] = []
    var next = head.seq + 1
    for seq in strays.keys.filter({ $0 < link.seq }).sorted() {
      guard let stray = strays.removeValue(forKey: seq) else { continue }
      if next < seq { missing.append(next..<seq) }
      next = seq + 1
      accepted.append(stray)
    }
    if next < link.seq { missing.append(next..<link.seq) }
    head = link.record.checkpoint
    isBroken = false
    return accepted + [link]
  }
}
