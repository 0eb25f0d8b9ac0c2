import Lending

/// What the store remembers of every case: a compact summary, and where its lines stand.
///
/// It holds nothing that a fold over the journal would not give again.
struct CaseIndex: Sendable, Equatable {
  /// A line of a case, and the case's line before it.
  struct Line: Sendable, Equatable {
    var offset: UInt32
    var length: UInt32
    var segment: UInt32
    /// Index of the line before, or `none`.
    var previous: UInt32
  }

  struct Entry: Sendable, Equatable {
    /// Where the summary lies on the shelf.
    var summary: UInt32
    var lastLine: UInt32
  }

  static let none = UInt32.max
  /// Places are kept in 32 bits.
  static let largestSegment = Int(UInt32.max)

  private(set) var shelf = SummaryShelf()
  private(set) var entries: [Entry] = []
  private(set) var lines: [Line] = []
  private var numbers: [CaseID: UInt32] = [:]

  init() {}

  /// Takes what a cache kept; nil where its parts do not fit together.
  init?(shelf: SummaryShelf, entries: [Entry], lines: [Line]) {
    self.shelf = shelf
    self.entries = entries
    self.lines = lines
    numbers.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() {
      guard let summary = shelf.summary(at: Int(entry.summary)), entry.lastLine < lines.count,
        numbers.updateValue(UInt32(number), forKey: summary.id) == nil
      else { return nil }
    }
    for (number, line) in lines.enumerated() where line.previous != Self.none {
      guard line.previous < number else { return nil }
    }
  }

  var count: Int { entries.count }

  func holds(_ id: CaseID) -> Bool { numbers[id] != nil }

  /// Takes the next step; false where its case was never opened.
  mutating func fold(_ step: CaseStep, at place: LinePlace) -> Bool {
    guard let number = numbers[step.id] else {
      guard let summary = CaseSummary(opening: step) else { return false }
      numbers[step.id] = UInt32(entries.count)
      entries.append(
        Entry(summary: UInt32(shelf.add(summary)), lastLine: append(place, after: Self.none)))
      return true
    }
    let entry = entries[Int(number)]
    guard let before = shelf.summary(at: Int(entry.summary)) else { return false }
    shelf.discard(Int(entry.summary))
    entries[Int(number)] = Entry(
      summary: UInt32(shelf.add(before.after(step))),
      lastLine: append(place, after: entry.lastLine))
    if shelf.isWasteful { tidy() }
    return true
  }

  /// Where the lines of a case stand, the oldest first; nil for an unknown case.
  func places(of id: CaseID) -> [(segment: Int, offset: Int, length: Int)]? {
    guard let number = numbers[id] else { return nil }
    var places: [(segment: Int, offset: Int, length: Int)] = []
    var next = entries[Int(number)].lastLine
    while next != Self.none {
      let line = lines[Int(next)]
      places.append((Int(line.segment), Int(line.offset), Int(line.length)))
      next = line.previous
    }
    return places.reversed()
  }

  /// The cases that a search finds, the last changed first.
  func summaries(matching search: CaseSearch, limit: Int) -> [CaseSummary] {
    // By place in the journal and not by clock, which a person can set back.
    let order = entries.indices.sorted { entries[$0].lastLine > entries[$1].lastLine }
    var found: [CaseSummary] = []
    for number in order {
      guard found.count < limit else { break }
      let offset = Int(entries[number].summary)
      guard search.isEmpty || shelf.finds(search, at: offset) else { continue }
      if let summary = shelf.summary(at: offset) { found.append(summary) }
    }
    return found
  }

  private mutating func append(_ place: LinePlace, after previous: UInt32) -> UInt32 {
    lines.append(
      Line(
        offset: UInt32(place.offset), length: UInt32(place.length), segment: UInt32(place.segment),
        previous: previous))
    return UInt32(lines.count - 1)
  }

  /// Packs the summaries that count, without those that were replaced.
  private mutating func tidy() {
    var fresh = SummaryShelf()
    for number in entries.indices {
      guard let summary = shelf.summary(at: Int(entries[number].summary)) else { continue }
      entries[number].summary = UInt32(fresh.add(summary))
    }
    shelf = fresh
  }
}
