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
  private var erasedCount = 0

  init() {}

  /// Takes what a cache kept; nil where its parts do not fit together.
  init?(shelf: SummaryShelf, entries: [Entry], lines: [Line]) {
    self.shelf = shelf
    self.entries = entries
    self.lines = lines
    numbers.reserveCapacity(entries.count)
    for (number, entry) in entries.enumerated() {
      guard let id = shelf.id(at: Int(entry.summary)), entry.lastLine < lines.count,
        numbers.updateValue(UInt32(number), forKey: id) == nil
      else { return nil }
      if shelf.isErased(at: Int(entry.summary)) { erasedCount += 1 }
    }
    for (number, line) in lines.enumerated() where line.previous != Self.none {
      guard line.previous < number else { return nil }
    }
  }

  /// Cases that are there to be shown.
  var count: Int { entries.count - erasedCount }

  func holds(_ id: CaseID) -> Bool { numbers[id] != nil }

  /// Whether nothing but the headers of a case is left.
  func isErased(_ id: CaseID) -> Bool {
    numbers[id].map { shelf.isErased(at: Int(entries[Int($0)].summary)) } ?? false
  }

  /// The cases that were erased, the first opened first.
  var erased: [CaseID] {
    guard erasedCount > 0 else { return [] }
    return entries.compactMap { entry in
      shelf.isErased(at: Int(entry.summary)) ? shelf.id(at: Int(entry.summary)) : nil
    }
  }

  /// The cases, erased ones too, that go by a name; one that is an id in full stands for itself.
  func ids(named text: String, shortest: Int) -> [CaseID] {
    let exact = CaseID(rawValue: text)
    if holds(exact) { return [exact] }
    let isPrefix = text.count >= shortest
    return entries.compactMap { entry in
      guard let label = shelf.label(at: Int(entry.summary)) else { return nil }
      let isMeant = label.reference == text || isPrefix && label.id.hasPrefix(text)
      return isMeant ? CaseID(rawValue: label.id) : nil
    }
  }

  var references: Set<String> {
    Set(entries.compactMap { shelf.label(at: Int($0.summary))?.reference })
  }

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
    guard let before = shelf.summary(at: Int(entry.summary)) else {
      guard shelf.isErased(at: Int(entry.summary)) else { return false }
      entries[Int(number)].lastLine = append(place, after: entry.lastLine)
      return true
    }
    if step.change == .erased {
      shelf.discard(Int(entry.summary))
      entries[Int(number)] = Entry(
        summary: UInt32(shelf.add(erased: step.id)), lastLine: append(place, after: entry.lastLine))
      erasedCount += 1
      return true
    }
    shelf.discard(Int(entry.summary))
    entries[Int(number)] = Entry(
      summary: UInt32(shelf.add(before.after(step))),
      lastLine: append(place, after: entry.lastLine))
    if shelf.isWasteful { tidy() }
    return true
  }

  /// Takes a line whose body was erased; what it told is not known any more.
  mutating func foldBlank(_ id: CaseID, at place: LinePlace) {
    if let number = numbers[id] {
      entries[Int(number)].lastLine = append(place, after: entries[Int(number)].lastLine)
    } else {
      numbers[id] = UInt32(entries.count)
      entries.append(
        Entry(summary: UInt32(shelf.add(erased: id)), lastLine: append(place, after: Self.none)))
      erasedCount += 1
    }
  }

  /// Lets no byte of a summary remain that no longer counts.
  mutating func forgetReplaced() { tidy() }

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

  /// The line of a case in a list; nil for an unknown or erased one.
  func summary(of id: CaseID) -> CaseSummary? {
    numbers[id].flatMap { shelf.summary(at: Int(entries[Int($0)].summary)) }
  }

  /// The cases that a search finds, the last changed first.
  func summaries(matching search: CaseSearch, limit: Int) -> [CaseSummary] {
    // By place in the journal and not by clock, which a person can set back.
    var cases = [UInt32](repeating: Self.none, count: lines.count)
    for (number, entry) in entries.enumerated() { cases[Int(entry.lastLine)] = UInt32(number) }
    var found: [CaseSummary] = []
    for number in cases.reversed() where number != Self.none {
      guard found.count < limit else { break }
      let offset = Int(entries[Int(number)].summary)
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
      if let summary = shelf.summary(at: Int(entries[number].summary)) {
        entries[number].summary = UInt32(fresh.add(summary))
      } else if let id = shelf.id(at: Int(entries[number].summary)) {
        entries[number].summary = UInt32(fresh.add(erased: id))
      }
    }
    shelf = fresh
  }
}
