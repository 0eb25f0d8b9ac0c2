import Drawing
import Lending
import Reports
import Testing

@Suite("Portfolio report")
struct PortfolioReportTests {
  /// Made-up values.
  static func made(loans: Int) -> PortfolioReport {
    let losses = [0.02, 0.11, 0.24, 0.25, 0.17, 0.1, 0.05, 0.03, 0.02, 0.01]
    return PortfolioReport(
      subject: "offers.csv, budget 50\u{202F}000\u{202F}USD",
      sentence: "You would expect to lose 4.2\u{202F}% of the budget; one year in ten, more than "
        + "7.9\u{202F}%.",
      currency: "USD",
      keys: [
        .init(label: "Loans", figure: "\(loans)", note: "of 1\u{202F}204 offered"),
        .init(
          label: "Expected return a year", figure: "5.8\u{202F}%", note: "after losses and fees"),
      ],
      loss: .init(
        title: "Loss over the life of the loans", unit: "percent of the budget",
        bins: losses.enumerated().map {
          .init(
            low: Double($0.offset), high: Double($0.offset + 1), share: $0.element,
            isAdverse: $0.offset >= 8)
        },
        marks: [
          .init(value: 4.2, label: "expected 4.2\u{202F}%"),
          .init(value: 4, label: "half 4.0\u{202F}%"),
          .init(value: 7.9, label: "one in ten 7.9\u{202F}%"),
        ]),
      returns: .init(
        title: "Return a year", unit: "percent a year",
        bins: losses.enumerated().map {
          .init(
            low: Double($0.offset) * 2 - 6, high: Double($0.offset) * 2 - 4, share: $0.element,
            isAdverse: $0.offset < 3)
        }, marks: [.init(value: 5.8, label: "expected 5.8\u{202F}%")]),
      concentrations: [
        .init(
          division: "band", group: "C", amount: Money(20_000), share: Rate(percent: 40),
          ceiling: Rate(percent: 45)),
        .init(
          division: "term", group: "60 months", amount: Money(9000), share: Rate(percent: 18),
          ceiling: nil),
      ],
      holdings: (0..<loans).map { index in
        .init(
          name: "Offer \(index + 1)", band: "C", amount: Money(250),
          probability: Probability(0.12),
          expectedReturn: index % 7 == 0 ? nil : Rate(percent: 6.25),
          expectedLoss: Money(18))
      },
      assumptions: ["Correlation 0.05 in a one-factor model"],
      provenance: ["model installment-loan-priced@1 (0123456789ab)", "policy standard@2"],
      date: "2026-11-21T09:30:00.000Z")
  }

  @Test("Two hundred loans, their sums and both distributions stand on the pages")
  func pages() throws {
    let report = Self.made(loans: 200).report
    let laid = LaidReport(report)
    #expect(laid.pageCount >= 5)
    let told = texts(report)
    for text in [
      "200 loans", "50\u{202F}000\u{202F}USD", "3\u{202F}600\u{202F}USD", "Offer 200",
      "45.0\u{202F}%",
      "Correlation 0.05 in a one-factor model", "6.2\u{202F}%", "none",
    ] {
      #expect(told.contains(text), "\(text)")
    }
    let pictures = report.blocks.count { if case .picture = $0 { true } else { false } }
    #expect(pictures == 2)
  }

  @Test("An empty portfolio is said to be empty")
  func empty() throws {
    let laid = LaidReport(Self.made(loans: 0).report)
    #expect(laid.texts.contains { $0.text == "0 loans" })
  }
}
