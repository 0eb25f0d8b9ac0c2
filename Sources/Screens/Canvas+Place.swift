internal import Drawing
internal import Gtk

extension Canvas {
  /// The canvas of a drawing area in the window's own text and colours.
  init(_ place: DrawingPlace) {
    self.init(
      context: place.context, width: place.width, height: place.height,
      palette: place.isDark ? .dark : .light,
      font: CanvasFont(family: place.font.family, size: place.font.size))
  }
}
