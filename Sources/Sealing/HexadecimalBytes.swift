/// Bytes that stand in JSON as lower-case hexadecimal digits.
package struct HexadecimalBytes: Hashable, Sendable, Codable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hexadecimal.bytes(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "bytes are pairs of lower-case hexadecimal digits")
    }
    self.bytes = bytes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Hexadecimal.text(bytes))
  }

  /// The bytes, if there are as many as expected.
  func bytes(_ count: Int, _ decoder: any Decoder) throws -> [UInt8] {
    guard bytes.count == count else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "a key has \(count) bytes"))
    }
    return bytes
  }
}
