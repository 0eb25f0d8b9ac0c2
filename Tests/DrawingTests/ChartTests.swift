import CPango
import Drawing
import Testing

@Suite("Charts")
struct ChartTests {
  private let calibration = CalibrationChart(
    points: (1...10).map { tenth in
      let share = Double(tenth) * 0.03
      return .init(
        foretold: share, observed: share + 0.01, low: share - 0.02, high: share + 0.04, count: 1234)
    })
  private let gains = GainsChart(
    points: [0.1, 0.3, 0.6, 1].map {
      .init(loans: $0, captured: $0.squareRoot(), low: $0, high: min(1, $0.squareRoot() + 0.05))
    })
  private func histogram(_ marks: [Histogram.Mark]) -> Histogram {
    Histogram(
      bins: (0..<20).map {
        .init(low: Double($0), high: Double($0 + 1), share: 0.05, isAdverse: $0 < 4)
      }, marks: marks, scale: [.init(value: 0, label: "0 %"), .init(value: 20, label: "20 %")],
      title: "how often", acrossTitle: "percent a year")
  }

  /// Where a chart of this size leaves ink.
  private func ink(
    width: Double, height: Double, _ draw: (Canvas) -> Void
  ) throws -> Rectangle {
    let surface = try #require(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil))
    defer { cairo_surface_destroy(surface) }
    let context = try #require(cairo_create(surface))
    defer { cairo_destroy(context) }
    draw(
      Canvas(
        context: context, width: width, height: height, palette: .light,
        font: CanvasFont(family: "Cantarell", size: 9)))
    var (x, y, inkWidth, inkHeight) = (0.0, 0.0, 0.0, 0.0)
    cairo_recording_surface_ink_extents(surface, &x, &y, &inkWidth, &inkHeight)
    return Rectangle(x: x, y: y, width: inkWidth, height: inkHeight)
  }

  private func expectInside(_ ink: Rectangle, width: Double, height: Double) {
    #expect(ink.width > width / 2)
    #expect(ink.x >= -1)
    #expect(ink.y >= -1)
    #expect(ink.x + ink.width <= width + 1)
    #expect(ink.y + ink.height <= height + 1)
  }

  @Test("Charts stay on their canvas", arguments: [(300.0, 160.0), (480, 220), (1200, 500)])
  func inside(width: Double, height: Double) throws {
    let marks = (0..<8).map {
      Histogram.Mark(value: 9 + Double($0) * 0.2, label: "a mark with a long name \($0)")
    }
    for draw in [calibration.draw, gains.draw, histogram(marks).draw] {
      expectInside(
        try ink(width: width, height: height) { draw($0) }, width: width, height: height)
    }
  }

  @Test("Charts of nothing draw without a fault")
  func nothing() throws {
    for draw in [
      CalibrationChart(points: []).draw, GainsChart(points: []).draw,
      Histogram(bins: [], marks: [], scale: [], title: "", acrossTitle: "").draw,
    ] {
      _ = try ink(width: 300, height: 160) { draw($0) }
    }
  }

  @Test("The scale of a calibration ends at a round share above every point")
  func scale() {
    #expect(calibration.end >= 0.34)
    #expect(calibration.end <= 0.4)
    let certain = CalibrationChart(
      points: [.init(foretold: 0.98, observed: 1, low: 0.9, high: 1, count: 3)])
    #expect(certain.end == 1)
  }

  @Test("Texts break into lines of the width, and no letter is lost to a sign that ends a C text")
  func lines() {
    let typesetter = Typesetter(family: "Cantarell, DejaVu Sans")
    let look = TextLook(size: 10, ink: Palette.light.text)
    let text = String(repeating: "word ", count: 60)
    let block = typesetter.set(text, look, width: 100)
    #expect(block.lineCount > 5)
    for line in 0..<block.lineCount {
      #expect(block.box(of: line..<(line + 1)).width <= 101)
    }
    let whole = typesetter.widths(of: "before\u{0}after", look).whole
    #expect(whole > typesetter.widths(of: "before", look).whole * 1.5)
  }
}
