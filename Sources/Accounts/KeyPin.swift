internal import Sealing

/// What a person's secrets remember of a workspace key, so that nobody puts another in its place.
struct KeyPin: Equatable {
  static let byteCount = 4 + AuthenticationKey.markCount

  /// Number of the key.
  let epoch: Int
  private let mark: [UInt8]

  init(_ key: SealingKey, epoch: Int, workspace: String) {
    self.epoch = epoch
    mark = key.authenticationKey(for: "assay pin 1").mark(
      of: Array("\(workspace) \(epoch)".utf8))
  }

  /// Takes the bytes of a pin: the number (four bytes, the highest first) and the mark.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    epoch = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    mark = Array(bytes.dropFirst(4))
  }

  var bytes: [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: epoch >> (24 - 8 * $0)) } + mark
  }
}
