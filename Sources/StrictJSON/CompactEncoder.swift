/// Writes a value as compact JSON with sorted names, byte for byte as Foundation's encoder does, in a
/// fraction of its time.
///
/// What is kept of a case is some hundreds of values, and a table that is brought in has many cases.
final class CompactEncoder: Encoder {
  private enum Shape { case unset, single, array, object }

  /// A value, of an object with its name before it, in `text`.
  private struct Part {
    let start: Int
    /// Bytes of the name between its quotes.
    let name: Int
    let end: Int
    /// The number of a container that is still being filled; below 0 is none.
    var open = -1
  }

  /// Encoders that are done: used again, their room saves most of the work.
  private final class Pool {
    var encoders: [CompactEncoder] = []
  }

  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let pool: Pool
  private var shape = Shape.unset
  private let text = CompactText()
  private var parts: [Part] = []
  private var open: [CompactEncoder] = []

  private init(_ pool: Pool) { self.pool = pool }

  /// The JSON of a value; throws `EncodingError` where a number is not finite.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let pool = Pool()
    // They know the pool, and would otherwise keep it and each other for ever.
    defer { pool.encoders = [] }
    let encoder = CompactEncoder(pool)
    try value.encode(to: encoder)
    let text = CompactText()
    encoder.write(to: text)
    return text.bytes
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    shape = .object
    return KeyedEncodingContainer(CompactObject<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    shape = .array
    return CompactArray(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    shape = .single
    return CompactSingle(encoder: self)
  }

  var count: Int { parts.count }

  func addNull(_ name: String) { add(name) { $0.append("null") } }

  func add(_ name: String, _ truth: Bool) { add(name) { $0.append(truth ? "true" : "false") } }

  func add(_ name: String, _ value: String) { add(name) { $0.append(quoted: value) } }

  func add(_ name: String, _ number: some BinaryInteger) {
    add(name) { $0.append(plain: String(number)) }
  }

  func add(_ name: String, number: some BinaryFloatingPoint & LosslessStringConvertible) throws {
    try add(name) { try $0.append(number) }
  }

  func add(_ name: String, encoding value: some Encodable) throws {
    let encoder = pool.encoders.popLast() ?? CompactEncoder(pool)
    try value.encode(to: encoder)
    add(name) { encoder.write(to: $0) }
    encoder.clear()
    pool.encoders.append(encoder)
  }

  /// Adds a container that its owner goes on filling.
  func addOpen(_ name: String) -> CompactEncoder {
    let encoder = CompactEncoder(pool)
    add(name) { _ in }
    parts[parts.count - 1].open = open.count
    open.append(encoder)
    return encoder
  }

  @inline(__always)
  private func add(_ name: String, _ put: (CompactText) throws -> Void) rethrows {
    let start = text.count
    var length = 0
    if shape == .object {
      text.append(quoted: name)
      length = text.count - start - 2
      text.append(UInt8(ascii: ":"))
    }
    try put(text)
    parts.append(Part(start: start, name: length, end: text.count))
  }

  private func clear() {
    shape = .unset
    text.clear()
    parts.removeAll(keepingCapacity: true)
    if !open.isEmpty { open = [] }
  }

  private func write(to target: CompactText) {
    switch shape {
    case .unset: target.append("{}")
    case .single: if let part = parts.last { write(part, to: target) }
    case .array: write("[", "]", to: target)
    case .object:
      order()
      write("{", "}", to: target)
    }
  }

  private func write(_ opening: StaticString, _ ending: StaticString, to target: CompactText) {
    target.append(opening)
    for (number, part) in parts.enumerated() {
      if number > 0 { target.append(UInt8(ascii: ",")) }
      write(part, to: target)
    }
    target.append(ending)
  }

  private func write(_ part: Part, to target: CompactText) {
    target.append(text, part.start..<part.end)
    if part.open >= 0 { open[part.open].write(to: target) }
  }

  /// Brings the names into the order of their bytes; there are few, and most stand in it already.
  private func order() {
    for next in parts.indices.dropFirst() {
      let part = parts[next]
      var place = next
      while place > 0, precedes(part, parts[place - 1]) {
        parts[place] = parts[place - 1]
        place -= 1
      }
      if place < next { parts[place] = part }
    }
  }

  private func precedes(_ left: Part, _ right: Part) -> Bool {
    text.precedes(
      left.start + 1..<left.start + 1 + left.name, right.start + 1..<right.start + 1 + right.name)
  }
}
