internal import Sealing

/// Names an account for good, whatever becomes of its person's name: 24 hexadecimal digits.
package struct AccountID: Hashable, Sendable {
  private static let byteCount = 12

  package let text: String

  /// Nil for anything but 24 lower-case hexadecimal digits.
  package init?(_ text: String) {
    guard Hexadecimal.bytes(text)?.count == Self.byteCount else { return nil }
    self.text = text
  }

  private init(random bytes: [UInt8]) { text = Hexadecimal.text(bytes) }

  static func random() -> AccountID { AccountID(random: randomBytes(byteCount)) }
}

extension AccountID: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = AccountID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an account's id is 24 hexadecimal digits")
    }
    self = id
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension AccountID: CustomStringConvertible {
  package var description: String { text }
}
