internal import Drawing
package import Lending

extension PortfolioReport {
  /// The pages of a book that was chosen or is held; nil where nothing is in it.
  ///
  /// - Parameters:
  ///   - subject: a file's name.
  ///   - date: the day of the report, as ISO 8601.
  package init?(
    _ portfolio: Portfolio, holdings: [PortfolioHolding], subject: String,
    catalogue: FieldCatalogue,
    date: String
  ) {
    guard let book = portfolio.book else { return nil }
    let words = BookWords(portfolio, book, catalogue)
    self.init(
      subject: subject, sentence: book.sentences.joined(separator: " "),
      currency: catalogue.currency,
      keys: words.keys,
      loss: Distribution(
        title: "Loss over the life of the loans", unit: "percent of the money, in money of today",
        bins: book.loss.bins.map {
          // Beyond what nine cases in ten keep to.
          Histogram.Bin(
            low: $0.low, high: $0.high, share: $0.share,
            isAdverse: $0.low >= words.percent(book.loss.p90))
        }, marks: words.lossMarks),
      returns: Distribution(
        title: "Return a year", unit: "percent a year",
        bins: book.returns.bins.map {
          Histogram.Bin(low: $0.low, high: $0.high, share: $0.share, isAdverse: $0.high <= 0)
        }, marks: words.returnMarks),
      concentrations: words.concentrations, holdings: holdings, assumptions: words.assumptions,
      provenance: [
        "models \(portfolio.basis.models.joined(separator: ", ")) · policy \(portfolio.basis.policy)"
      ], date: date)
  }
}

/// What is told of a book, in words.
private struct BookWords {
  private let portfolio: Portfolio
  private let book: BookOutlook
  private let catalogue: FieldCatalogue

  init(_ portfolio: Portfolio, _ book: BookOutlook, _ catalogue: FieldCatalogue) {
    self.portfolio = portfolio
    self.book = book
    self.catalogue = catalogue
  }

  func percent(_ money: Money) -> Double { money.amount / book.amount.amount * 100 }

  private func share(_ money: Money) -> String { Figure.percent(money.amount / book.amount.amount) }

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(catalogue.currency)"
  }

  private func rate(_ rate: Rate?) -> String {
    rate.map { Figure.shown($0.percent, decimals: 1) + "\u{202F}%" } ?? "–"
  }

  var keys: [PortfolioReport.Key] {
    var keys: [PortfolioReport.Key] = []
    func add(_ label: String, _ figure: String, _ note: String = "") {
      keys.append(PortfolioReport.Key(label: label, figure: figure, note: note))
    }
    if let plan = portfolio.plan, let choice = portfolio.choice {
      add("Bought", money(book.amount), "of \(money(plan.budget)), in notes of \(money(plan.note))")
      add(
        "Loans", Figure.grouped(Double(choice.bought)),
        "of \(Figure.grouped(Double(choice.offers))) offered")
    } else {
      add("Held", money(book.amount), Figure.counted(book.loans, "loan", "loans"))
    }
    add(
      "Average chance of default", Figure.percent(book.averageChance),
      "over the life of the loans, by money")
    add("Expected loss", money(book.loss.expected), share(book.loss.expected))
    add("Loss, 99 in a hundred", money(book.loss.p99), "\(share(book.loss.p99)) or less")
    add("Expected return a year", rate(book.returns.expected), "of all expected payments together")
    for recession in book.recessions {
      add(
        "One case in \(recession.oneIn)", rate(recession.annualReturn),
        "a year in such a recession, with a loss of \(share(recession.loss))")
    }
    add(
      "Spread as wide as", Figure.grouped(book.diversification.effectiveLoans),
      "loans of one size; the loss swings by \(Figure.percent(book.diversification.ofBook))")
    return keys
  }

  var lossMarks: [Histogram.Mark] {
    [("half", book.loss.p50), ("nine in ten", book.loss.p90)].map { name, money in
      Histogram.Mark(value: percent(money), label: "\(name) \(share(money))")
    }
  }

  var returnMarks: [Histogram.Mark] {
    [("one in ten below", book.returns.p10), ("half", book.returns.p50)].compactMap { name, value in
      value.map { Histogram.Mark(value: $0.percent, label: "\(name) \(rate($0))") }
    }
  }

  var concentrations: [PortfolioReport.Concentration] {
    book.concentrations.flatMap { concentration in
      concentration.groups.map { group in
        PortfolioReport.Concentration(
          division: concentration.kind.rawValue,
          group: concentration.kind.words(group.name, catalogue),
          amount: group.amount,
          share: Rate(percent: group.share * 100),
          ceiling: portfolio.plan?.mostOfKind[concentration.kind])
      }
    }
  }

  var assumptions: [String] {
    let basis = portfolio.basis
    var lines = [
      basis.correlation.map {
        "Borrowers share \(Figure.plain($0)) of their fortune (one-factor model)."
      } ?? "Borrowers share 0.03 to 0.16 of their fortune by their risk (one-factor model, Basel's "
        + "retail figures, which are of one year).",
      "Losses are discounted at \(Figure.plain(basis.discountRate.percent))\u{202F}% a year; nothing is "
        + "reinvested.",
    ]
    if let plan = portfolio.plan {
      lines.append(
        "A loan must bring \(Figure.plain(plan.hurdle.percent))\u{202F}% a year after a charge for risk; "
          + "at most \(Figure.plain(plan.mostOfOne.percent))\u{202F}% of the budget is with one borrower."
      )
    } else {
      lines.append("Every loan is taken as new, with its whole term before it.")
    }
    return lines + basis.notes(plan: portfolio.plan).map { $0 + "." }
  }
}
