/// How a text on a page looks.
package struct TextLook: Sendable, Equatable {
  package enum Side: Sendable {
    case start, middle, end
  }

  /// In points.
  package let size: Double
  package let ink: Ink
  package let isBold: Bool
  package let isItalic: Bool
  package let side: Side
  /// Height of a line as a multiple of the size.
  package let leading: Double

  package init(
    size: Double, ink: Ink, isBold: Bool = false, isItalic: Bool = false, side: Side = .start,
    leading: Double = 1.35
  ) {
    self.size = size
    self.ink = ink
    self.isBold = isBold
    self.isItalic = isItalic
    self.side = side
    self.leading = leading
  }
}
