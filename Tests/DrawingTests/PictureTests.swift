import CPango
import Drawing
import Testing

@Suite("Pictures")
struct PictureTests {
  /// Draws on a picture in memory and answers with its pixels as 0xAARRGGBB.
  private func pixels(
    width: Int, height: Int, palette: Palette, _ draw: (Canvas) -> Void
  ) throws -> [UInt32] {
    let surface = try #require(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height)))
    defer { cairo_surface_destroy(surface) }
    let context = try #require(cairo_create(surface))
    defer { cairo_destroy(context) }
    draw(
      Canvas(
        context: context, width: Double(width), height: Double(height), palette: palette,
        font: CanvasFont(family: "Cantarell", size: 15)))
    cairo_surface_flush(surface)
    let data = try #require(cairo_image_surface_get_data(surface))
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    return data.withMemoryRebound(to: UInt32.self, capacity: stride * height) {
      Array(UnsafeBufferPointer(start: $0, count: stride * height))
    }
  }

  @Test("A bar is drawn as long as its layout says, in the colour of its side")
  func barPixels() throws {
    let bars = ReasonBars(bars: [
      .init(kind: .part, label: "Revolving use", value: 0.4, figure: "+0.40")
    ])
    let layout = bars.layout(width: 600, fontSize: 15)
    let picture = try pixels(
      width: 600, height: Int(layout.height), palette: .light
    ) { bars.draw(on: $0) }
    let row = Int(layout.rows[0].middle)
    let red = picture[(row * 600)..<((row + 1) * 600)].count { $0 == 0xffc6_453a }
    #expect(abs(Double(red) - layout.rows[0].bar.width) <= 2)
  }

  @Test("A better score stands further right on the gauge")
  func gaugeAngles() {
    let gauge = ScoreGauge(score: 600, scale: 300...850, interval: nil, line: nil, caption: "")
    #expect(gauge.angle(of: 300) == Double.pi)
    #expect(gauge.angle(of: 850) == 2 * Double.pi)
    #expect(gauge.angle(of: 640) < gauge.angle(of: 641))
    #expect(gauge.angle(of: 200) == gauge.angle(of: 300))
  }

  @Test(
    "The gauge draws nothing outside its canvas and something inside", arguments: [true, false])
  func gaugePixels(hasScore: Bool) throws {
    let gauge = ScoreGauge(
      score: hasScore ? 587 : nil, scale: 300...850, interval: hasScore ? 560...610 : nil,
      line: hasScore ? 575 : nil, caption: "Band D")
    let picture = try pixels(width: 210, height: 146, palette: .dark) { gauge.draw(on: $0) }
    #expect(picture.contains { $0 != 0 })
    #expect(picture.prefix(210).allSatisfy { $0 == 0 })
  }

  @Test("Text has a contrast of 4.5 and bars of 3 against the card, in light and dark")
  func contrast() {
    for palette in [Palette.light, .dark] {
      #expect(ratio(palette.text, palette.background) >= 4.5)
      #expect(ratio(palette.quietText, palette.background) >= 4.5)
      for ink in [palette.raises, palette.lowers, palette.neutral] {
        #expect(ratio(ink, palette.background) >= 3)
      }
    }
  }

  /// Contrast as the Web Content Accessibility Guidelines 2.1 define it.
  private func ratio(_ one: Ink, _ other: Ink) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ ink: Ink) -> Double {
    0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue)
  }

  /// The fifth-order fit of the sRGB curve is within 0.1 % of it.
  private func linear(_ value: Double) -> Double {
    value * (value * (value * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
  }
}
