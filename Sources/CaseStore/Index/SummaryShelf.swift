import Lending

/// The summaries of all cases, packed into one block of bytes.
///
/// A hundred thousand summaries as separate texts would take three times the memory.
struct SummaryShelf: Sendable, Equatable {
  private(set) var bytes: [UInt8] = []
  /// Bytes of summaries that a newer one has replaced.
  private(set) var waste = 0

  init() {}

  init(bytes: [UInt8], waste: Int) {
    self.bytes = bytes
    self.waste = waste
  }

  var isWasteful: Bool { waste > 1 << 16 && waste > bytes.count / 2 }

  /// Adds a summary and answers where it lies.
  mutating func add(_ summary: CaseSummary) -> Int {
    let offset = bytes.count
    bytes += Self.packed(summary)
    return offset
  }

  /// Stands in place of a state where a case was erased.
  private static let erased = UInt8.max

  /// Adds what is left of an erased case: its id.
  mutating func add(erased id: CaseID) -> Int {
    let offset = bytes.count
    var writer = ByteWriter()
    writer.write(Self.erased)
    writer.write(id.rawValue)
    bytes += writer.bytes
    return offset
  }

  func isErased(at offset: Int) -> Bool {
    bytes.indices.contains(offset) && bytes[offset] == Self.erased
  }

  /// The id of the case at `offset`, erased or not.
  func id(at offset: Int) -> CaseID? {
    var reader = ByteReader(bytes, from: offset)
    guard let state = reader.number(UInt8.self),
      state < CaseState.allCases.count || state == Self.erased
    else { return nil }
    return reader.text().map { CaseID(rawValue: $0) }
  }

  /// The id of the case at `offset`, and its reference unless it was erased.
  func label(at offset: Int) -> (id: String, reference: String?)? {
    var reader = ByteReader(bytes, from: offset)
    guard let state = reader.number(UInt8.self), let id = reader.text() else { return nil }
    if state == Self.erased { return (id, nil) }
    return reader.text().map { (id, $0) }
  }

  /// Marks the summary at `offset` as replaced.
  mutating func discard(_ offset: Int) {
    var reader = ByteReader(bytes, from: offset)
    if Self.unpacked(&reader) != nil { waste += reader.position - offset }
  }

  /// The summary that lies at `offset`; nil where none does.
  func summary(at offset: Int) -> CaseSummary? {
    var reader = ByteReader(bytes, from: offset)
    return Self.unpacked(&reader)
  }

  /// Whether the summary at `offset` is one that a search means; reads no more of it than that takes.
  func finds(_ search: CaseSearch, at offset: Int) -> Bool {
    var reader = ByteReader(bytes, from: offset)
    guard let state = reader.number(UInt8.self), state < CaseState.allCases.count,
      let id = reader.textRange(), let reference = reader.textRange()
    else { return false }
    return bytes.withUnsafeBytes { bytes in
      search.finds(
        reference: UnsafeRawBufferPointer(rebasing: bytes[reference]),
        id: UnsafeRawBufferPointer(rebasing: bytes[id]), state: CaseState.allCases[Int(state)])
    }
  }

  private static func packed(_ summary: CaseSummary) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(UInt8(CaseState.allCases.firstIndex(of: summary.state) ?? 0))
    writer.write(summary.id.rawValue)
    writer.write(summary.reference)
    writer.write(summary.changedAt)
    writer.write(summary.by)
    writer.write(summary.product.rawValue)
    // Nothing is written as a number that no amount or probability is.
    writer.write((summary.amount?.amount ?? .nan).bitPattern)
    writer.write((summary.probability ?? .nan).bitPattern)
    writer.write(Int32(clamping: summary.score ?? -1))
    writer.write(summary.band?.letter ?? "")
    writer.write(UInt8(summary.awaitsSecondPerson ? 1 : 0))
    return writer.bytes
  }

  private static func unpacked(_ reader: inout ByteReader) -> CaseSummary? {
    guard let state = reader.number(UInt8.self), state < CaseState.allCases.count,
      let id = reader.text(), let reference = reader.text(), let changedAt = reader.text(),
      let by = reader.text(), let product = reader.text(), let amount = reader.number(UInt64.self),
      let probability = reader.number(UInt64.self), let score = reader.number(Int32.self),
      let band = reader.text(), let awaits = reader.number(UInt8.self)
    else { return nil }
    return CaseSummary(
      id: CaseID(rawValue: id), reference: reference, changedAt: changedAt, by: by,
      state: CaseState.allCases[Int(state)], awaitsSecondPerson: awaits == 1,
      product: Product(rawValue: product), amount: Self.number(amount).map { Money($0) },
      probability: Self.number(probability),
      score: score < 0 ? nil : Int(score), band: band.isEmpty ? nil : Band(letter: band))
  }

  private static func number(_ bits: UInt64) -> Double? {
    let value = Double(bitPattern: bits)
    return value.isNaN ? nil : value
  }
}
