/// Free text as it may stand on a terminal.
enum TerminalText {
  /// Columns of a reference or another free text that are shown; more would push all else away.
  static let longestInTable = 32

  /// Without signs that steer a terminal or turn the direction of writing; line ends and tabs stay.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          isSteering(scalar) && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar
        }))
  }

  /// The same on one line, so that it cannot pretend to be another.
  static func line(_ text: String) -> String {
    plain(text.replacing("\r\n", with: " ")).replacing("\n", with: " ").replacing("\t", with: " ")
  }

  /// One line of at most so many columns, cut with … where it is longer.
  static func line(_ text: String, most columns: Int) -> String {
    let line = line(text)
    guard width(of: line) > columns else { return line }
    var cut = ""
    var used = 0
    for letter in line {
      used += width(of: letter)
      if used >= columns { break }
      cut.append(letter)
    }
    return cut + "…"
  }

  /// Columns that a text takes.
  static func width(of text: String) -> Int {
    // Nearly all cells are plain.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of letter: Character) -> Int {
    let scalars = letter.unicodeScalars
    if scalars.contains(where: isWide) { return 2 }
    return scalars.allSatisfy(isUnseen) ? 0 : 1
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  /// Scripts whose signs take two columns (Unicode's East Asian width, W and F), and pictures.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isEmojiPresentation { return true }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  /// Control signs, and those that turn the direction of what follows or end a line unseen.
  private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
