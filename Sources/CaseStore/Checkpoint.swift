package import Sealing

/// The last record of a journal at some moment: kept elsewhere, it proves later that nothing up to
/// it was cut off or replaced.
package struct Checkpoint: Sendable, Equatable, Codable, CustomStringConvertible {
  /// Number of the record; 0 stands for a journal without any.
  package let seq: Int
  package let hash: SHA256Digest

  package init(seq: Int, hash: SHA256Digest) {
    self.seq = seq
    self.hash = hash
  }

  /// Reads the form that is printed on reports: `42-<64 hexadecimal digits>`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int(parts[0]), seq >= 0,
      let hash = SHA256Digest(hex: String(parts[1]))
    else { return nil }
    self.init(seq: seq, hash: hash)
  }

  package var description: String { "\(seq)-\(hash)" }
}
