internal import Drawing

/// A part of a block that no page break cuts: a line of text, a row, a picture.
struct Strip {
  enum Mark {
    /// Lines of a text with their top left corner.
    case text(TextBlock, Range<Int>, x: Double, y: Double)
    case rule(y: Double, from: Double, to: Double, Ink, width: Double)
    case picture(Picture, Rectangle)
  }

  var marks: [Mark]
  let height: Double
  /// Room above, which falls away at the top of a page.
  var gap = 0.0
  /// Whether the next strip must stand on the same page.
  var keepsWithNext = false
  /// Set once more above it where it begins a page: the header of its table.
  var header: [Strip] = []
}

extension Strip.Mark {
  func moved(x: Double, y: Double) -> Strip.Mark {
    switch self {
    case .text(let block, let lines, let left, let top):
      .text(block, lines, x: left + x, y: top + y)
    case .rule(let top, let from, let to, let ink, let width):
      .rule(y: top + y, from: from + x, to: to + x, ink, width: width)
    case .picture(let picture, let box):
      .picture(
        picture,
        Rectangle(x: box.x + x, y: box.y + y, width: box.width, height: box.height))
    }
  }
}
