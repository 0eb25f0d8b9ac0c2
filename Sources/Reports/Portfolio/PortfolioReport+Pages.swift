internal import Drawing
internal import Lending

extension PortfolioReport {
  package var report: Report {
    Report(
      title: "Portfolio", subtitle: "\(subject)  ·  \(ReportDate.words(date))",
      blocks: [.lead(sentence), .table(figures)]
        + distribution(loss) + distribution(returns) + shares
        + [.heading("Loans"), .table(loans)]
        + (assumptions.isEmpty ? [] : [.heading("What was assumed"), .bullets(assumptions)]),
      footer: provenance, date: date)
  }

  private var figures: ReportTable {
    ReportTable(
      [.init(), .init(side: .right, isBold: true), .init(isQuiet: true)],
      rows: keys.map { [$0.label, $0.figure, $0.note] })
  }

  private func distribution(_ values: Distribution) -> [Block] {
    guard let first = values.bins.first, let last = values.bins.last, first.low < last.high else {
      return []
    }
    let chart = Histogram(
      bins: values.bins, marks: values.marks, scale: Histogram.percentScale(first.low, last.high),
      title: "how often", acrossTitle: values.unit)
    let words = values.marks.map(\.label).joined(separator: "; ")
    return [
      .heading(values.title),
      .picture(Picture(height: 170, words: "\(values.title): \(words)") { chart.draw(on: $0) }),
    ]
  }

  private var shares: [Block] {
    guard !concentrations.isEmpty else { return [] }
    return [
      .heading("Where the money lies"),
      .table(
        ReportTable(
          [
            .init("By"), .init("Group"), .init("Amount", side: .right),
            .init("Share", side: .right), .init("Ceiling", side: .right),
          ],
          rows: concentrations.map { line in
            [
              line.division, line.group, money(line.amount), Self.percent(line.share),
              line.ceiling.map(Self.percent) ?? "none",
            ]
          }, isCompact: true)),
    ]
  }

  private var loans: ReportTable {
    ReportTable(
      [
        .init("Loan"), .init("Band"), .init("Amount", side: .right),
        .init("Chance of default", side: .right), .init("Return a year", side: .right),
        .init("Expected loss", side: .right),
      ],
      rows: holdings.prefix(Self.mostLoans).map { loan in
        [
          loan.name, loan.band, money(loan.amount), Figure.percent(loan.probability.value),
          loan.expectedReturn.map(Self.percent) ?? "–", money(loan.expectedLoss),
        ]
      } + others + [
        [
          Figure.counted(holdings.count, "loan", "loans"), "", money(sum(\.amount)), "", "",
          money(sum(\.expectedLoss)),
        ]
      ], sums: 1, isCompact: true)
  }

  /// Loans with a line of their own; a book may have many thousands.
  private static let mostLoans = 400

  private var others: [[String]] {
    let rest = holdings.dropFirst(Self.mostLoans)
    guard !rest.isEmpty else { return [] }
    func sum(_ part: (PortfolioHolding) -> Money) -> Money {
      Money(rest.reduce(0) { $0 + part($1).amount })
    }
    return [
      [
        Figure.counted(rest.count, "smaller one", "smaller ones"), "", money(sum(\.amount)), "", "",
        money(sum(\.expectedLoss)),
      ]
    ]
  }

  private func sum(_ part: (PortfolioHolding) -> Money) -> Money {
    Money(holdings.reduce(0) { $0 + part($1).amount })
  }

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(currency)"
  }

  private static func percent(_ rate: Rate) -> String {
    Figure.shown(rate.percent, decimals: 1) + "\u{202F}%"
  }
}
