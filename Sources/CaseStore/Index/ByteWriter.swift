import Sealing

/// Packs values into bytes, little end first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    let utf8 = text.utf8
    write(UInt32(utf8.count))
    bytes.append(contentsOf: utf8)
  }

  mutating func write(_ digest: SHA256Digest) { bytes += digest.bytes }

  mutating func write(_ more: [UInt8]) {
    write(UInt64(more.count))
    bytes += more
  }
}
