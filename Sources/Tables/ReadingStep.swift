internal import Glibc
internal import Lending

/// One rule of a map, made ready for one table and one catalogue; plain bytes without references.
struct ReadingStep: Sendable {
  enum Found {
    case known(Double)
    case unknown
    /// A recorded text stands there.
    case text
    /// The plain way must decide.
    case odd
  }

  private enum Way: UInt8, Sendable {
    case number, percentBesideRate, percent, leadingNumber, employmentYears, words, wordsOrNumber,
      midpoint,
      yearsBetween
    case numberUnless, multiplied, divided, dividedToWhole, text
    /// Read the plain way always.
    case plainOnly
  }

  /// The field's place in the catalogue.
  let field: Int
  let column: Int
  private let way: Way
  private let second: Int
  private let third: Int
  private let mark: UInt8
  private let minimum: Double
  private let maximum: Double
  /// Of the pool's numbers: the only ones that the field accepts, if any are named.
  private let allowed: Range<Int>
  /// Of the pool's words, numbers or forms, as the way needs.
  private let details: Range<Int>
  private let factor: Double

  init(
    _ rule: ColumnMap.Rule, _ positions: [Int], _ catalogue: FieldCatalogue,
    mark: TableDialect.DecimalMark, _ pool: inout WordPool
  ) {
    column = positions[0]
    second = positions.count > 1 ? positions[1] : -1
    third = positions.count > 2 ? positions[2] : -1
    self.mark = mark.byte
    guard let place = catalogue.index(of: rule.field) else {
      // A field that the catalogue lacks is a problem of every row that fills it.
      (field, way, minimum, maximum, allowed) = (0, .plainOnly, 0, 0, 0..<0)
      (details, factor) = (0..<0, 1)
      return
    }
    field = place
    let known = catalogue.fields[place]
    if case .number(let range) = known.kind {
      (minimum, maximum) = (range.minimum, range.maximum)
      allowed = pool.add(numbers: range.allowed)
    } else {
      (minimum, maximum, allowed) = (0, 0, 0..<0)
    }
    (way, details, factor) = Self.way(rule.reading, known, &pool)
  }

  private static func way(
    _ reading: CellReading, _ field: Field, _ pool: inout WordPool
  ) -> (Way, Range<Int>, Double) {
    let missing = MissingWord.all.sorted().map { ($0, "") }
    switch (reading, field.kind) {
    case (.plain, .choice(let choices)):
      let own = choices.flatMap { [$0.id, $0.label] }.filter { !MissingWord.all.contains($0) }
      return (.words, pool.add(own.map { ($0, $0) } + missing, field), 1)
    case (.words(let words), .choice(let choices)):
      let own = choices.flatMap { [$0.id, $0.label] }
        .filter { words[$0] == nil && !MissingWord.all.contains($0) }
      return (
        .words,
        pool.add(
          words.map { ($0.key, $0.value) } + own.map { ($0, $0) }
            + missing.filter { words[$0.0] == nil }, field), 1
      )
    case (.words(let words), .number):
      let all = words.map { ($0.key, $0.value) } + missing.filter { words[$0.0] == nil }
      return (.wordsOrNumber, pool.add(all, field), 1)
    case (.verbatim, .text): return (.text, 0..<0, 1)
    case (.plain, .number): return (.number, 0..<0, 1)
    case (.percentBesideRate(let unit), .number):
      // What 1 is in percent.
      let factor = unit.map { $0 == .unknown ? .nan : $0.percent(1) ?? .nan }
      return (unit == nil ? .percentBesideRate : .percent, 0..<0, factor ?? .nan)
    case (.leadingNumber, .number): return (.leadingNumber, 0..<0, 1)
    case (.employmentYears, .number): return (.employmentYears, 0..<0, 1)
    case (.midpoint, .number): return (.midpoint, 0..<0, 1)
    case (.midpointUnless(let values), .number): return (.midpoint, pool.add(numbers: values), 1)
    case (.yearsBetween(let forms), .number):
      return (.yearsBetween, pool.add(forms: forms), 1)
    case (.numberUnless(let values), .number):
      return (.numberUnless, pool.add(numbers: values), 1)
    case (.scaled(.times(let factor), let values), .number):
      return (.multiplied, pool.add(numbers: values), factor)
    case (.scaled(.over(let divisor), let values), .number):
      return (.divided, pool.add(numbers: values), divisor)
    case (.scaled(.wholeOver(let divisor), let values), .number):
      return (.dividedToWhole, pool.add(numbers: values), divisor)
    default: return (.plainOnly, 0..<0, 1)
    }
  }

  /// Whether the field is a recorded text.
  var isText: Bool { way == .text }

  @inline(__always)
  func read(_ cells: CellView, _ pool: WordPool.View) -> Found {
    guard let cell = cells.plain(column) else { return .odd }
    if cell.isEmpty { return .unknown }
    let bytes = cells.bytes
    if MissingWord.stands(in: cell, bytes) {
      switch way {
      case .text: return .text
      case .plainOnly: return .odd
      // These are among the words.
      case .words, .wordsOrNumber: break
      default: return .unknown
      }
    }
    switch way {
    case .number: return accepted(ByteNumber.read(bytes, cell, mark: mark), pool)
    case .words:
      guard let code = pool.code(of: cell, bytes, among: details) else { return .odd }
      return code.isNaN ? .unknown : .known(code)
    case .wordsOrNumber:
      guard let code = pool.code(of: cell, bytes, among: details) else {
        return accepted(ByteNumber.read(bytes, cell, mark: mark), pool)
      }
      return code.isNaN ? .unknown : .known(code)
    case .percentBesideRate, .percent: return percent(cells, cell, pool)
    case .leadingNumber: return leading(bytes, cell, pool)
    case .employmentYears:
      if bytes[cell.lowerBound] == UInt8(ascii: "<") { return accepted(0, pool) }
      guard Self.isInYears(bytes, cell) else { return .odd }
      return leading(bytes, cell, pool)
    case .midpoint:
      guard let low = ByteNumber.read(bytes, cell, mark: mark) else { return .odd }
      if pool.contains(low, details) { return .unknown }
      guard let other = cells.plain(second) else { return .odd }
      if other.isEmpty { return accepted(low, pool) }
      guard let high = ByteNumber.read(bytes, other, mark: mark) else { return .odd }
      return accepted((low + high) / 2, pool)
    case .yearsBetween: return years(cells, cell, pool)
    case .numberUnless, .multiplied, .divided, .dividedToWhole:
      guard let value = ByteNumber.read(bytes, cell, mark: mark) else { return .odd }
      if pool.contains(value, details) { return .unknown }
      switch way {
      case .multiplied: return accepted(value * factor, pool)
      case .divided: return accepted(value / factor, pool)
      case .dividedToWhole: return accepted((value / factor).rounded(), pool)
      default: return accepted(value, pool)
      }
    case .text: return .text
    case .plainOnly: return .odd
    }
  }

  /// Whether nothing but years stands behind the number: `3`, `1 year`, `10+ years`.
  @inline(__always)
  private static func isInYears(_ bytes: UnsafePointer<UInt8>, _ cell: Range<Int>) -> Bool {
    var place = cell.lowerBound
    while place < cell.upperBound, bytes[place] &- 0x30 < 10 || bytes[place] == UInt8(ascii: ".") {
      place += 1
    }
    while place < cell.upperBound, bytes[place] == 0x20 || bytes[place] == UInt8(ascii: "+") {
      place += 1
    }
    let left = cell.upperBound - place
    return left == 0 || (left == 4 || left == 5) && memcmp(bytes + place, "years", left) == 0
  }

  /// A number that the field accepts.
  @inline(__always)
  private func accepted(_ value: Double?, _ pool: WordPool.View) -> Found {
    guard let value, value >= minimum, value <= maximum else { return .odd }
    guard allowed.isEmpty || pool.contains(value, allowed) else { return .odd }
    return .known(value)
  }

  @inline(__always)
  private func percent(_ cells: CellView, _ cell: Range<Int>, _ pool: WordPool.View) -> Found {
    let bytes = cells.bytes
    let figure = Self.withoutPercent(bytes, cell)
    guard let value = ByteNumber.read(bytes, figure, mark: mark) else { return .odd }
    if figure.count < cell.count { return accepted(value, pool) }
    if way == .percent { return inUnit(value, pool) }
    guard let other = cells.plain(second) else { return .odd }
    if other.isEmpty { return inUnit(value, pool) }
    guard let rate = ByteNumber.read(bytes, Self.withoutPercent(bytes, other), mark: mark) else {
      return .odd
    }
    return accepted(rate < 1 ? value * 100 : value, pool)
  }

  /// A percentage in the unit of its column.
  private func inUnit(_ value: Double, _ pool: WordPool.View) -> Found {
    let unit: PercentUnit = factor.isNaN ? .unknown : factor == 1 ? .percent : .fraction
    return unit.percent(value).map { accepted($0, pool) } ?? .unknown
  }

  @inline(__always)
  private static func withoutPercent(
    _ bytes: UnsafePointer<UInt8>, _ cell: Range<Int>
  ) -> Range<Int> {
    bytes[cell.upperBound - 1] == UInt8(ascii: "%")
      ? cell.lowerBound..<cell.upperBound - 1 : cell
  }

  /// Digits and points up to the first other sign, whatever follows, as long as that is ASCII.
  @inline(__always)
  private func leading(
    _ bytes: UnsafePointer<UInt8>, _ cell: Range<Int>, _ pool: WordPool.View
  ) -> Found {
    var end = cell.lowerBound
    while end < cell.upperBound, bytes[end] &- 0x30 < 10 || bytes[end] == UInt8(ascii: ".") {
      end += 1
    }
    // A digit or an accent of another script might belong to the number.
    guard end == cell.upperBound || bytes[end] < 0x80 && bytes[end] != UInt8(ascii: ",") else {
      return .odd
    }
    // Nor is a percentage a number of anything.
    guard bytes[cell.upperBound - 1] != UInt8(ascii: "%") else { return .odd }
    return accepted(ByteNumber.read(bytes, cell.lowerBound..<end, mark: UInt8(ascii: ".")), pool)
  }

  private func years(
    _ cells: CellView, _ cell: Range<Int>, _ pool: WordPool.View
  ) -> Found {
    let forms = pool.forms[details]
    guard let from = ByteMonth.read(cells.bytes, cell, forms) else { return .odd }
    var to: Int?
    for place in 0..<2 where to == nil {
      guard let other = cells.plain(place == 0 ? second : third) else { return .odd }
      if other.isEmpty { continue }
      guard let month = ByteMonth.read(cells.bytes, other, forms) else { return .odd }
      to = month
    }
    guard let to, to >= from else { return .unknown }
    return accepted(Double(to - from) / 12, pool)
  }
}
