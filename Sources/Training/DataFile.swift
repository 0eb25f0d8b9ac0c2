internal import CZlib
internal import Glibc
internal import Sealing

/// A file of the training data as its bytes, unpacked when it is gzip.
struct DataFile {
  let name: String
  let bytes: [UInt8]
  /// SHA-256 of the file as it lies on disk.
  let digest: SHA256Digest

  init(folder: String, name: String) throws(TrainingError) {
    let packed = try Self.read(folder + "/" + name, name: name)
    self.name = name
    digest = SHA256Digest.of(packed)
    bytes = try Self.unpacked(packed, name: name)
  }

  private static func read(_ path: String, name: String) throws(TrainingError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .fileUnreadable(name: name, code: errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let got = Glibc.read(file, &chunk, chunk.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw .fileUnreadable(name: name, code: errno)
      }
      if got == 0 { return bytes }
      bytes += chunk[..<got]
    }
  }

  /// What `bytes` hold when they are gzip (RFC 1952, also several members in a row); else `bytes`.
  static func unpacked(_ bytes: [UInt8], name: String) throws(TrainingError) -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    var packed = bytes
    var result: [UInt8] = []
    var failure: TrainingError?
    packed.withUnsafeMutableBufferPointer { input in
      var stream = z_stream()
      // 15 bits of window, and 16 for a gzip head and its checksum.
      guard
        inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      else {
        failure = .fileDamaged(name: name, reason: "zlib did not start")
        return
      }
      defer { inflateEnd(&stream) }
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      var chunk = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        var (status, written) = (Z_OK, 0)
        chunk.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          status = inflate(&stream, Z_NO_FLUSH)
          written = output.count - Int(stream.avail_out)
        }
        result += chunk[..<written]
        if status == Z_STREAM_END {
          if stream.avail_in == 0 { return }
          status = inflateReset(&stream)
        }
        guard status == Z_OK else {
          failure = .fileDamaged(name: name, reason: "the packed stream is broken or cut short")
          return
        }
      }
    }
    if let failure { throw failure }
    return result
  }
}
