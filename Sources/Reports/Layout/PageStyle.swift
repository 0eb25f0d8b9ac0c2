internal import Drawing

/// The paper, its margins and its sizes of text, in points of 1/72 inch.
package enum PageStyle {
  /// A4.
  package static let width = 595.276
  package static let height = 841.89
  package static let side = 56.0
  package static let top = 48.0
  /// Below this only the footer stands.
  package static let bottom = 770.0
  /// Top of the footer's rule.
  static let footer = 778.0
  package static let content = width - 2 * side

  /// The fonts of the window, and what every machine has.
  static let family = "Cantarell, DejaVu Sans, sans-serif"
  static let palette = Palette.light

  static let body = 9.5
  static let cell = 8.5
  static let small = 7.5

  static func text(_ size: Double = body, bold: Bool = false) -> TextLook {
    TextLook(size: size, ink: palette.text, isBold: bold)
  }

  static func quiet(_ size: Double = cell) -> TextLook {
    TextLook(size: size, ink: palette.quietText)
  }

  /// Letters of a name of someone's own that are shown; a whole page of them would hide the figures.
  private static let longestName = 80

  /// A name on one line, cut with … where it is longer than a name is.
  static func line(_ name: String) -> String {
    let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > longestName ? line.prefix(longestName - 1) + "…" : line
  }

  static let font = CanvasFont(family: family, size: cell)
}
