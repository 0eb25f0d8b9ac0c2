internal import Sealing
internal import StrictJSON

/// The bytes of `keys.json`: `{"v":1,"keys":{…},"mark":"…","digest":"…"}` and a newline.
///
/// `mark` covers all bytes before it under the newest workspace key; `digest` covers all bytes
/// before itself and tells damage apart from a wrong password. The same content has one text only.
enum KeyFileText {
  private static let start = Array(#"{"v":1,"keys":"#.utf8)
  private static let beforeMark = Array(#","mark":""#.utf8)
  private static let beforeDigest = Array(#"","digest":""#.utf8)
  private static let end = Array("\"}\n".utf8)
  private static let digits = 64
  private static let tailCount =
    beforeMark.count + digits + beforeDigest.count + digits + end.count

  static func bytes(of content: KeyFileContent, _ key: SealingKey) throws(AccountsError) -> [UInt8]
  {
    let marked = start + (try encoded(content))
    let mark = Hexadecimal.text(markKey(key).mark(of: marked))
    let digested = marked + beforeMark + Array(mark.utf8)
    return digested + beforeDigest + Array(SHA256Digest.of(digested).hex.utf8) + end
  }

  static func content(of bytes: [UInt8]) throws(AccountsError) -> KeyFileContent {
    guard bytes.count <= KeyFile.largest else { throw .damaged(place: "larger than 1 MiB") }
    let json: JSONValue
    do { json = try StrictJSON.parse(bytes) } catch { throw .damaged(place: error.sentence) }
    try checkVersion(json, bytes)
    guard bytes.count > start.count + tailCount, bytes.starts(with: start),
      hasDigest(bytes), tail(bytes, from: -tailCount, is: beforeMark)
    else { throw .damaged(place: "its digest does not hold") }
    let keys = Array(bytes[start.count..<bytes.count - tailCount])
    let content: KeyFileContent
    do {
      content = try StrictJSON.decode(KeyFileContent.self, from: keys)
    } catch { throw .damaged(place: error.sentence) }
    guard try encoded(content) == keys else {
      throw .damaged(place: "it is not written as laid down")
    }
    return content
  }

  /// Whether the file was marked with this workspace key, byte for byte.
  static func isMarked(_ bytes: [UInt8], with key: SealingKey) -> Bool {
    let markEnd = bytes.count - end.count - digits - beforeDigest.count
    let mark = bytes[markEnd - digits..<markEnd]
    guard let mark = Hexadecimal.bytes(String(decoding: mark, as: UTF8.self)) else { return false }
    return markKey(key).isGenuine(mark, of: Array(bytes[..<(markEnd - digits - beforeMark.count)]))
  }

  private static func markKey(_ key: SealingKey) -> AuthenticationKey {
    key.authenticationKey(for: "assay keys.json 1")
  }

  private static func encoded(_ content: KeyFileContent) throws(AccountsError) -> [UInt8] {
    do { return try StrictJSON.encode(content) } catch { throw .damaged(place: error.sentence) }
  }

  /// A later version says so with its first member, unless only that member was changed.
  private static func checkVersion(_ json: JSONValue, _ bytes: [UInt8]) throws(AccountsError) {
    guard let version = json["v"]?.number, version == version.rounded(), version >= 1 else {
      throw .damaged(place: "no version")
    }
    if version == 1 { return }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")),
      hasDigest(Array(start.prefix { $0 != UInt8(ascii: ",") }) + bytes[comma...])
    {
      throw .damaged(place: "its version was changed")
    }
    throw .newerVersion
  }

  private static func hasDigest(_ bytes: [UInt8]) -> Bool {
    let digested = bytes.count - end.count - digits - beforeDigest.count
    guard digested > 0, tail(bytes, from: -end.count, is: end),
      tail(bytes, from: digested - bytes.count, is: beforeDigest)
    else { return false }
    let digest = Array(SHA256Digest.of(bytes[..<digested]).hex.utf8)
    return tail(bytes, from: -end.count - digits, is: digest)
  }

  /// Whether `expected` stands so many bytes before the end.
  private static func tail(_ bytes: [UInt8], from offset: Int, is expected: [UInt8]) -> Bool {
    bytes.count + offset >= 0 && bytes[(bytes.count + offset)...].starts(with: expected)
  }
}
