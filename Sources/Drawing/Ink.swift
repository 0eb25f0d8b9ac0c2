/// A colour of red, green and blue, each 0…1, and how much it covers.
package struct Ink: Sendable, Equatable {
  package let red: Double
  package let green: Double
  package let blue: Double
  package let alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// A colour as it is written in style sheets: 0xc6453a.
  package init(_ hex: UInt32, alpha: Double = 1) {
    self.init(
      red: Double((hex >> 16) & 0xff) / 255, green: Double((hex >> 8) & 0xff) / 255,
      blue: Double(hex & 0xff) / 255, alpha: alpha)
  }

  package func covering(_ alpha: Double) -> Ink {
    Ink(red: red, green: green, blue: blue, alpha: alpha)
  }
}
