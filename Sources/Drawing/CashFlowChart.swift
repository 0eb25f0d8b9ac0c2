package import Lending

/// What is expected to come in each month, and under the axis what is expected to be lost.
package struct CashFlowChart: Sendable, Equatable {
  /// In money, from the first month on, as long as it can be seen.
  package let received: [Double]
  /// In money, undiscounted; bars that hang from the axis.
  package let lost: [Double]
  package let currency: String

  package init(_ cashFlow: CashFlow, currency: String) {
    var received = cashFlow.received.map(\.amount)
    // Late recoveries that are too small to be seen would only make the field wider.
    let seen = (received.max() ?? 0) / 200
    while let last = received.last, last < seen, received.count > cashFlow.months.count {
      received.removeLast()
    }
    self.received = received
    lost = cashFlow.months.map(\.loss.amount)
    self.currency = currency
  }

  package func draw(on canvas: Canvas) {
    guard !received.isEmpty else { return }
    let palette = canvas.palette
    let size = canvas.font.size
    let (top, marks) = Plot.marks(upTo: received.max() ?? 0)
    // Room for the word under the bars of the loss, even where these are short.
    let deepest = max((lost.max() ?? 0) * 1.1, top * 0.16)
    let plot = Plot(on: canvas, across: 0...Double(received.count), up: -deepest...top)
    plot.drawScales(
      on: canvas, across: ticks(canvas), up: marks.map { tick($0) },
      acrossTitle: "month of the contract", upTitle: "\(currency) a month")
    let zero = plot.y(0)
    for (month, amount) in received.enumerated() {
      canvas.fill(bar(month, plot, from: plot.y(amount), to: zero), palette.lowers)
    }
    for (month, amount) in lost.enumerated() where amount > 0 {
      let place = bar(month, plot, from: zero + 1, to: plot.y(-amount) + 1)
      canvas.fill(place, palette.raises)
    }
    canvas.line(
      from: (plot.box.x, zero), to: (plot.box.x + plot.box.width, zero), palette.quietText,
      width: 0.75)
    let right = plot.box.x + plot.box.width
    canvas.write(
      "expected to come in", x: right, middle: plot.box.y + size * 0.7,
      TextStyle(ink: palette.lowers, scale: 0.92, isBold: true, anchor: .end))
    canvas.write(
      "expected loss", x: right, middle: plot.box.y + plot.box.height - size * 0.7,
      TextStyle(ink: palette.raises, scale: 0.92, isBold: true, anchor: .end))
  }

  private func bar(_ month: Int, _ plot: Plot, from top: Double, to bottom: Double) -> Rectangle {
    let (left, right) = (plot.x(Double(month)), plot.x(Double(month + 1)))
    let gap = min(2, (right - left) * 0.2)
    return Rectangle(
      x: left + gap / 2, y: top, width: max(0.5, right - left - gap),
      height: max(0, bottom - top))
  }

  private func tick(_ value: Double) -> Plot.Tick {
    Plot.Tick(value: value, label: Figure.grouped(value))
  }

  /// Every year, as a contract is counted; its word stands under the year's last month.
  private func ticks(_ canvas: Canvas) -> [Plot.Tick] {
    let step = canvas.width < canvas.font.size * 30 && received.count > 48 ? 24 : 12
    return stride(from: step, through: received.count, by: step).map {
      Plot.Tick(value: Double($0) - 0.5, label: String($0))
    }
  }
}
