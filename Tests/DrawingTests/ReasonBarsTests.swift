import Drawing
import Testing

@Suite("Reason bars")
struct ReasonBarsTests {
  private let bars = ReasonBars(bars: [
    .init(kind: .start, label: "Average applicant", value: 0, figure: "0.00"),
    .init(kind: .part, label: "Revolving use", value: 0.41, figure: "+0.41"),
    .init(kind: .part, label: "Credit history", value: -0.22, figure: "−0.22"),
    .init(kind: .part, label: "All others", value: -0.01, figure: "−0.01"),
    .init(kind: .sum, label: "This applicant", value: 0.18, figure: "+0.18"),
    .init(kind: .line, label: "Approval line", value: 0.3, figure: "+0.30"),
  ])

  @Test(
    "Widths to the right less widths to the left are the width of the sum", arguments: [320.0, 640])
  func widthsAddUp(width: Double) {
    let layout = bars.layout(width: width, fontSize: 15)
    var sum = 0.0
    for (bar, row) in zip(bars.bars, layout.rows) where bar.kind == .part {
      sum += row.bar.x < layout.zeroX ? -row.bar.width : row.bar.width
    }
    #expect(abs(sum - layout.rows[4].bar.width) < 1e-9)
  }

  @Test("Everything stays inside the canvas", arguments: [300.0, 360, 640, 1200])
  func inside(width: Double) {
    let layout = bars.layout(width: width, fontSize: 15)
    for row in layout.rows {
      #expect(row.bar.x >= 0)
      #expect(row.bar.x + row.bar.width <= width)
      #expect(row.bar.y + row.bar.height <= layout.height)
    }
    #expect(
      layout.height == ReasonBarsLayout.height(of: bars.bars.count, width: width, fontSize: 15))
  }

  @Test("The scale is round and changes seldom")
  func reach() {
    #expect(bars.span == 1)
    #expect(bars.zeroShare == 0.5)
  }
}
