/// Writes a value as compact JSON with sorted names, byte for byte as Foundation's encoder does, in a
/// fraction of its time.
///
/// What is kept of a case is some hundreds of values, and a table that is brought in has many cases.
final class CompactEncoder: Encoder {
  private enum Shape { case unset, single, array, object }

  /// A value of an object or an array: a piece of `bytes`, or a container that is still being filled.
  private struct Part {
    let name: String
    let start: Int
    let end: Int
    let open: CompactEncoder?
  }

  /// Encoders that are done: used again, their room saves most of the work.
  private final class Pool {
    var encoders: [CompactEncoder] = []
  }

  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let pool: Pool
  private var shape = Shape.unset
  private var parts: [Part] = []
  private var bytes: [UInt8] = []
  /// Where the part that is being added begins.
  private var start = 0

  private init(_ pool: Pool) { self.pool = pool }

  /// The JSON of a value; throws `EncodingError` where a number is not finite.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let encoder = CompactEncoder(Pool())
    try value.encode(to: encoder)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoder.bytes.count + 64)
    encoder.write(to: &bytes)
    return bytes
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

  func addNull(_ name: String) {
    bytes += "null".utf8
    end(name)
  }

  func add(_ name: String, _ truth: Bool) {
    bytes += (truth ? "true" : "false").utf8
    end(name)
  }

  func add(_ name: String, _ text: String) {
    CompactText.write(text, to: &bytes)
    end(name)
  }

  func add(_ name: String, _ number: some BinaryInteger) {
    bytes += String(number).utf8
    end(name)
  }

  func add(_ name: String, number: some BinaryFloatingPoint & LosslessStringConvertible) throws {
    try CompactText.write(number, to: &bytes)
    end(name)
  }

  func add(_ name: String, encoding value: some Encodable) throws {
    let encoder = pool.encoders.popLast() ?? CompactEncoder(pool)
    try value.encode(to: encoder)
    encoder.write(to: &bytes)
    end(name)
    encoder.clear()
    pool.encoders.append(encoder)
  }

  /// Adds a container that its owner goes on filling.
  func addOpen(_ name: String) -> CompactEncoder {
    let encoder = CompactEncoder(pool)
    parts.append(Part(name: name, start: start, end: start, open: encoder))
    return encoder
  }

  private func end(_ name: String) {
    parts.append(Part(name: name, start: start, end: bytes.count, open: nil))
    start = bytes.count
  }

  private func clear() {
    shape = .unset
    parts.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    start = 0
  }

  private func write(to target: inout [UInt8]) {
    switch shape {
    case .unset: target += "{}".utf8
    case .single: if let part = parts.last { write(part, to: &target) }
    case .array:
      target.append(UInt8(ascii: "["))
      for (number, part) in parts.enumerated() {
        if number > 0 { target.append(UInt8(ascii: ",")) }
        write(part, to: &target)
      }
      target.append(UInt8(ascii: "]"))
    case .object:
      order()
      target.append(UInt8(ascii: "{"))
      for (number, part) in parts.enumerated() {
        if number > 0 { target.append(UInt8(ascii: ",")) }
        CompactText.write(part.name, to: &target)
        target.append(UInt8(ascii: ":"))
        write(part, to: &target)
      }
      target.append(UInt8(ascii: "}"))
    }
  }

  /// Brings the names into their order; there are few, and most stand in it already.
  private func order() {
    for next in parts.indices.dropFirst() {
      var place = next
      while place > 0, CompactText.precedes(parts[place].name, parts[place - 1].name) {
        parts.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private func write(_ part: Part, to target: inout [UInt8]) {
    if let open = part.open {
      open.write(to: &target)
    } else {
      bytes.withUnsafeBufferPointer { target.append(contentsOf: $0[part.start..<part.end]) }
    }
  }
}
