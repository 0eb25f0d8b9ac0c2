/// What the bytes of a cell say.
enum CellText {
  /// The text without blanks around it; bytes that are not UTF-8 read as Windows-1252.
  static func read(_ raw: ArraySlice<UInt8>) -> String { text(trimmed(unquoted(raw))) }

  /// The same with the blanks.
  static func whole(_ raw: ArraySlice<UInt8>) -> String {
    // Behind the quote that closes it they are no part of the cell.
    raw.first == UInt8(ascii: "\"") ? text(unquoted(trimmed(raw))) : text(raw)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map(Windows1252.scalar)))
  }

  /// A quote that opens the cell goes with the one that closes it, doubled ones inside are halved,
  /// and what follows the closing one stands as it is.
  static func unquoted(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let quote = UInt8(ascii: "\"")
    guard raw.first == quote else { return raw }
    let inside = raw.dropFirst()
    guard let close = inside.firstIndex(of: quote) else { return inside }
    if close == raw.endIndex - 1 { return inside.dropLast() }
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var index = inside.startIndex
    while index < raw.endIndex {
      if raw[index] == quote {
        guard index + 1 < raw.endIndex, raw[index + 1] == quote else {
          text += raw[(index + 1)...]
          break
        }
        index += 1
      }
      text.append(raw[index])
      index += 1
    }
    return text[...]
  }

  /// Cells that were copied from web pages are padded with no-break spaces, C2 A0 in UTF-8.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first {
      if first == 0x20 || first == 0x09 {
        bytes = bytes.dropFirst()
      } else if first == 0xC2, bytes.dropFirst().first == 0xA0 {
        bytes = bytes.dropFirst(2)
      } else {
        break
      }
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
    return bytes
  }
}

/// The western code page in which spreadsheets still save.
enum Windows1252 {
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(high[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }
}
