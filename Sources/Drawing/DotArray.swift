/// A hundred loans as dots, those that defaulted filled.
package struct DotArray: Sendable, Equatable {
  package static let count = 100
  /// How many are filled, 0…100.
  package let filled: Int

  /// - Parameter share: 0…1.
  package init(share: Double) {
    filled = Int((min(max(share, 0), 1) * Double(Self.count)).rounded())
  }

  /// Dots side by side on a canvas of this width: ten, or twenty where there is room.
  package static func columns(width: Double, fontSize: Double) -> Int {
    width < fontSize * 26 ? 10 : 20
  }

  /// The height that the dots need.
  package static func height(width: Double, fontSize: Double) -> Double {
    Double(count / columns(width: width, fontSize: fontSize))
      * step(width: width, fontSize: fontSize)
  }

  private static func step(width: Double, fontSize: Double) -> Double {
    min(width / Double(columns(width: width, fontSize: fontSize)), fontSize * 1.75).rounded(.down)
  }

  package func draw(on canvas: Canvas) {
    let size = canvas.font.size
    let columns = Self.columns(width: canvas.width, fontSize: size)
    let step = Self.step(width: canvas.width, fontSize: size)
    let radius = step * 0.34
    for index in 0..<Self.count {
      let center = (
        x: (Double(index % columns) + 0.5) * step, y: (Double(index / columns) + 0.5) * step
      )
      if index < filled {
        canvas.dot(center: center, radius: radius, canvas.palette.raises)
      } else {
        // A ring, so that filled and empty differ in grey too.
        canvas.dot(center: center, radius: radius, canvas.palette.quietText.covering(0.75))
        canvas.dot(center: center, radius: radius - 1.25, canvas.palette.background)
      }
    }
  }
}
