/// What the bytes of a cell say without blanks around it, read in the plainest way.
package enum CellTexts {
  package static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return trimmed(text.unicodeScalars) }
    // The first blanks are bytes, as nobody knows their encoding yet.
    var bytes = bytes[...]
    while let width = width(bytes.first, bytes.dropFirst().first) {
      bytes = bytes.dropFirst(width)
    }
    while let last = bytes.last {
      if last == 0x20 || last == 0x09 {
        bytes = bytes.dropLast()
      } else if last == 0xA0, bytes.dropLast().last == 0xC2 {
        bytes = bytes.dropLast(2)
      } else {
        break
      }
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(western[Int(byte)]) }
    return String(text)
  }

  private static func width(_ first: UInt8?, _ second: UInt8?) -> Int? {
    first == 0x20 || first == 0x09 ? 1 : first == 0xC2 && second == 0xA0 ? 2 : nil
  }

  private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { [" ", "\t", "\u{A0}"].contains(scalar) }
    var rest = scalars[...]
    while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// Windows-1252 from its own table of 27 departures from Latin-1.
  private static let western: [Unicode.Scalar] = (0...255).map { byte in
    let departures: [Int: Unicode.Scalar] = [
      0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
      0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
      0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
      0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]
    return departures[byte] ?? Unicode.Scalar(UInt8(byte))
  }
}
