import Sealing

/// What a record keeps: a salt, and the event itself as JSON.
///
/// The salt stands inside, so a body that was erased cannot be guessed from its digest.
struct RecordBody: Sendable, Equatable {
  static let saltCount = 32
  private static let opening = Array("{\"salt\":\"".utf8)
  private static let middle = Array("\",\"event\":".utf8)
  private static let payloadStart = opening.count + 2 * saltCount + middle.count

  let salt: [UInt8]
  /// As it stands in the line.
  let bytes: [UInt8]

  init(salt: [UInt8], payload: [UInt8]) {
    precondition(salt.count == Self.saltCount, "a salt has 32 bytes")
    self.salt = salt
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.payloadStart + payload.count + 1)
    bytes += Self.opening
    bytes += Hexadecimal.text(salt).utf8
    bytes += Self.middle
    bytes += payload
    bytes.append(UInt8(ascii: "}"))
    self.bytes = bytes
  }

  /// Reads a body as it stands in the line; nil for any other shape.
  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    let saltStart = start + Self.opening.count
    let saltEnd = saltStart + 2 * Self.saltCount
    guard bytes.count > Self.payloadStart + 1, bytes.starts(with: Self.opening),
      bytes[saltEnd...].starts(with: Self.middle), bytes.last == UInt8(ascii: "}"),
      let salt = Hexadecimal.bytes(String(decoding: bytes[saltStart..<saltEnd], as: UTF8.self))
    else { return nil }
    self.salt = salt
    self.bytes = Array(bytes)
  }

  var digest: SHA256Digest {
    var hasher = SHA256Hasher()
    hasher.update(salt)
    hasher.update(bytes)
    return hasher.finish()
  }

  /// The event's JSON.
  var payload: [UInt8] { Array(bytes[Self.payloadStart..<bytes.count - 1]) }
}
