package import Lending

extension CaseID {
  /// Random bytes that an id takes.
  static let randomCount = 12

  // Without i, l, o and u: nobody mistakes them for digits when reading an id aloud.
  private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// Whether an id is one that a store could have made.
  package var isRandom: Bool {
    rawValue.utf8.count == Self.randomCount && rawValue.utf8.allSatisfy(Self.letters.contains)
  }

  /// Twelve letters and digits, 60 random bits; short enough to be read out.
  init(random bytes: [UInt8]) {
    let digits = bytes.prefix(Self.randomCount).map { Self.letters[Int($0 & 31)] }
    self.init(rawValue: String(decoding: digits, as: UTF8.self))
  }
}
