/// A recursive reader over bytes with bounded depth.
struct JSONReader {
  private let bytes: [UInt8]
  private let maximumDepth: Int
  private let acceptsNonFinite: Bool
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8], maximumDepth: Int, acceptsNonFinite: Bool) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.acceptsNonFinite = acceptsNonFinite
  }

  mutating func document() throws(JSONProblem) -> JSONValue {
    skipBlanks()
    let value = try self.value()
    skipBlanks()
    guard position == bytes.count else { throw problem(.textAfterEnd) }
    return value
  }

  private mutating func value() throws(JSONProblem) -> JSONValue {
    guard position < bytes.count else { throw problem(.endedEarly) }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N") where acceptsNonFinite: return try word("NaN", .number(.nan))
    case UInt8(ascii: "I") where acceptsNonFinite: return try word("Infinity", .number(.infinity))
    case UInt8(ascii: "-") where acceptsNonFinite && follows("I"):
      return try word("-Infinity", .number(-.infinity))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw problem(.unexpected)
    }
  }

  private mutating func object() throws(JSONProblem) -> JSONValue {
    try enter()
    var members: [JSONMember] = []
    var names: Set<String> = []
    if take(UInt8(ascii: "}")) { return leave(.object(members)) }
    while true {
      skipBlanks()
      guard position < bytes.count else { throw problem(.endedEarly) }
      guard bytes[position] == UInt8(ascii: "\"") else { throw problem(.unexpected) }
      let start = position
      let name = try text()
      // Strings compare by Unicode equivalence here, so é and e+accent are one name as well.
      guard names.insert(name).inserted else {
        throw JSONProblem(kind: .repeatedName, offset: start)
      }
      guard take(UInt8(ascii: ":")) else { throw here(.unexpected) }
      skipBlanks()
      members.append(JSONMember(name: name, value: try value()))
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return leave(.object(members)) }
      throw here(.unexpected)
    }
  }

  private mutating func array() throws(JSONProblem) -> JSONValue {
    try enter()
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return leave(.array(values)) }
    while true {
      skipBlanks()
      values.append(try value())
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "]")) { return leave(.array(values)) }
      throw here(.unexpected)
    }
  }

  private mutating func enter() throws(JSONProblem) {
    position += 1
    depth += 1
    guard depth <= maximumDepth else { throw problem(.tooDeep(limit: maximumDepth)) }
  }

  private mutating func leave(_ value: JSONValue) -> JSONValue {
    depth -= 1
    return value
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONProblem) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard position < bytes.count else { throw problem(.endedEarly) }
      guard bytes[position] == word.utf8Start[index] else { throw problem(.unexpected) }
      position += 1
    }
    return value
  }

  private func follows(_ letter: Unicode.Scalar) -> Bool {
    position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: letter)
  }

  private mutating func number() throws(JSONProblem) -> Double {
    guard let scanned = JSONNumber.scan(bytes, from: position) else { throw problem(.badNumber) }
    position = scanned.end
    return scanned.value
  }

  private mutating func text() throws(JSONProblem) -> String {
    let scanned = try JSONText.scan(bytes, from: position)
    position = scanned.end
    return scanned.text
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
    JSONProblem(kind: kind, offset: position)
  }

  private func here(_ kind: JSONProblem.Kind) -> JSONProblem {
    problem(position < bytes.count ? kind : .endedEarly)
  }
}
