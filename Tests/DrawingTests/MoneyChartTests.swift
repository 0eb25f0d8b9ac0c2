import CPango
import Drawing
import Lending
import Testing

@Suite("Charts of money and evidence")
struct MoneyChartTests {
  private let flow: CashFlow = {
    let months = (1...36).map { month in
      CashFlowMonth(
        month: month, paying: 1, chanceOfDefault: 0.01, chanceOfPrepayment: 0.01,
        interest: Money(100), scheduledPrincipal: Money(300), prepaidPrincipal: Money(20),
        recovery: Money(8), servicingFee: Money(4), loss: Money(40), discountedLoss: Money(38))
    }
    return CashFlow(
      months: months, outlay: Money(12_000), recoveryLag: 8.5,
      discountRate: Rate(percent: 4), netPresentValue: Money(100),
      expectedReturn: Rate(percent: 5), hurdle: Rate(percent: 4), breakEvenRate: nil)
  }()

  private let returns = ReturnChart(
    ReturnDistribution(bins: [
      .init(low: -90, high: -89.75, share: 0.1), .init(low: -40, high: -39.75, share: 0.1),
      .init(low: 13, high: 13.25, share: 0.8),
    ]),
    ReturnRange(
      p10: Rate(percent: -90), p50: Rate(percent: 13), p90: Rate(percent: 13),
      mean: Rate(percent: 2), chanceOfLosingMoney: 0.2))

  private func limit(_ steepest: Double) -> LimitChart {
    let lines = ["chance", "payment", "debts", "loss"].enumerated().map { place, name in
      LimitChart.Line(
        label: name,
        points: (0...40).map {
          .init(
            amount: Double($0) * 1000, used: 0.2 + Double($0 * (place + 1)) / 160 * steepest)
        }, isBinding: place == 3)
    }
    return LimitChart(lines: lines, limit: 12_000, asked: 39_000, currency: "USD")
  }

  private let response = ResponseChart(
    points: (0...40).map { .init(value: Double($0), chance: 0.1 + Double($0) / 100) },
    present: .init(value: 3, chance: 0.13), original: .init(value: 39, chance: 0.49), line: 0.2,
    top: 0.6)

  private let strip = RangeStrip(
    observed: 0.02, interval: 0...0.04, own: 0.6, observedLabel: "past loans 2.0 %",
    ownLabel: "this one 60.0 %")

  /// Where a chart of this size leaves ink.
  private func ink(
    _ width: Double, _ height: Double, _ draw: (Canvas) -> Void
  ) throws -> Rectangle {
    let surface = try #require(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil))
    defer { cairo_surface_destroy(surface) }
    let context = try #require(cairo_create(surface))
    defer { cairo_destroy(context) }
    draw(
      Canvas(
        context: context, width: width, height: height, palette: .light,
        font: CanvasFont(family: "Cantarell", size: 14.7)))
    var (x, y, inkWidth, inkHeight) = (0.0, 0.0, 0.0, 0.0)
    cairo_recording_surface_ink_extents(surface, &x, &y, &inkWidth, &inkHeight)
    return Rectangle(x: x, y: y, width: inkWidth, height: inkHeight)
  }

  @Test("Charts stay on their canvas, narrow and wide", arguments: [290.0, 480, 830])
  func inside(width: Double) throws {
    let cash = CashFlowChart(flow, currency: "USD")
    let draws: [(String, (Canvas) -> Void)] = [
      ("cash", { cash.draw(on: $0) }), ("returns", { returns.draw(on: $0) }),
      ("limit", { limit(1).draw(on: $0) }), ("steep limit", { limit(30).draw(on: $0) }),
      ("response", { response.draw(on: $0, inset: 12) }), ("strip", { strip.draw(on: $0) }),
    ]
    for (name, draw) in draws {
      let height = name == "strip" ? RangeStrip.height(fontSize: 14.7) : 230
      let box = try ink(width, height, draw)
      #expect(box.width > width / 2, "\(name)")
      #expect(box.x >= -1 && box.x + box.width <= width + 1, "\(name) \(box)")
      #expect(box.y >= -1 && box.y + box.height <= height + 1, "\(name) \(box)")
    }
  }

  @Test("As many dots are filled as of a hundred defaulted, in the height that was kept")
  func dots() throws {
    #expect(DotArray(share: 0.158).filled == 16)
    #expect(DotArray(share: 0).filled == 0)
    #expect(DotArray(share: 1.2).filled == 100)
    for width in [290.0, 480, 830] {
      let height = DotArray.height(width: width, fontSize: 14.7)
      let box = try ink(width, height) { DotArray(share: 0.3).draw(on: $0) }
      #expect(box.x + box.width <= width + 1 && box.y + box.height <= height + 1)
      #expect(box.height > height * 0.9)
    }
  }

  @Test("Bars of cash end where nothing can be seen any more, and not before the contract")
  func months() {
    #expect(CashFlowChart(flow, currency: "USD").received.count == 45)
    #expect(flow.received.count == 45)
    #expect(CashFlowChart(flow, currency: "USD").lost.count == 36)
  }
}
