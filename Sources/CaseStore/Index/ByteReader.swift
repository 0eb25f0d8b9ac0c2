import Sealing

/// Unpacks what `ByteWriter` packed; nil wherever the bytes do not reach.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func number<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) -> Value? {
    let count = Value.bitWidth / 8
    guard position >= 0, bytes.count - position >= count else { return nil }
    let value = bytes.withUnsafeBytes { buffer in
      buffer.loadUnaligned(fromByteOffset: position, as: Value.self)
    }
    position += count
    return Value(littleEndian: value)
  }

  mutating func text() -> String? {
    guard let count = number(UInt32.self), let slice = slice(Int(count)) else { return nil }
    return String(validating: slice, as: UTF8.self)
  }

  /// Where a text lies that need not be made.
  mutating func textRange() -> Range<Int>? {
    guard let count = number(UInt32.self), bytes.count - position >= Int(count) else { return nil }
    defer { position += Int(count) }
    return position..<position + Int(count)
  }

  mutating func digest() -> SHA256Digest? {
    slice(SHA256Digest.byteCount).flatMap { SHA256Digest(bytes: $0) }
  }

  mutating func block() -> [UInt8]? {
    guard let count = number(UInt64.self), let size = Int(exactly: count), let slice = slice(size)
    else { return nil }
    return Array(slice)
  }

  private mutating func slice(_ count: Int) -> ArraySlice<UInt8>? {
    guard position >= 0, bytes.count - position >= count else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
