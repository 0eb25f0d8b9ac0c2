import Lending

/// A portfolio as a person reads it on a terminal.
struct PortfolioText {
  private let portfolio: Portfolio
  private let catalogue: FieldCatalogue

  /// Groups of a kind that are shown; the others stand together.
  private static let mostGroups = 8

  init(_ portfolio: Portfolio, _ catalogue: FieldCatalogue) {
    self.portfolio = portfolio
    self.catalogue = catalogue
  }

  private var currency: String { catalogue.currency }

  var text: String {
    guard let book = portfolio.book else {
      return ([portfolio.choice.map(leftOut), "  There is nothing to look at."] as [String?])
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
    return
      ([
        book.sentences.joined(separator: "\n"),
        portfolio.choice.map { chosen($0, book) } ?? held(book),
        losses(book), returns(book),
        recessions(book), spread(book), concentrations(book), portfolio.choice.map(leftOut), basis,
      ] as [String?]).compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(currency)"
  }

  private func percent(_ rate: Rate?) -> String {
    rate.map { Figure.shown($0.percent, decimals: 1) + "\u{202F}%" } ?? "–"
  }

  private func share(_ money: Money, _ book: BookOutlook) -> String {
    Figure.percent(money.amount / book.amount.amount)
  }

  private func chosen(_ choice: PortfolioChoice, _ book: BookOutlook) -> String {
    guard let plan = portfolio.plan else { return "" }
    var table = TextTable([.left, .right, .left])
    table.add([
      "Bought", money(book.amount), "of \(money(plan.budget)), in notes of \(money(plan.note))",
    ])
    table.add([
      "Loans", Figure.grouped(Double(choice.bought)), "of \(count(choice.offers)) offered",
    ])
    table.add(["Left over", money(choice.unspent), ""])
    table.add([
      "Above the hurdle", money(choice.surplus),
      "a year, after the charge for risk; the best possible is at most "
        + Figure.percent(choice.gap, decimals: 2) + " better",
    ])
    return "  What to buy\n" + table.text
  }

  private func held(_ book: BookOutlook) -> String {
    var table = TextTable([.left, .right])
    table.add(["Held", money(book.amount)])
    table.add(["Loans", count(book.loans)])
    return "  The book\n" + table.text
  }

  private func count(_ number: Int) -> String { Figure.grouped(Double(number)) }

  private func losses(_ book: BookOutlook) -> String {
    let loss = book.loss
    var table = TextTable([.left, .right, .right, .left])
    table.add([
      "Average chance of default", "", Figure.percent(book.averageChance),
      "over the life of the loans, by money",
    ])
    table.add(["Expected", money(loss.expected), share(loss.expected, book), ""])
    table.add(["One case in two", money(loss.p50), share(loss.p50, book), "or less"])
    table.add(["Nine in ten", money(loss.p90), share(loss.p90, book), "or less"])
    table.add(["99 in a hundred", money(loss.p99), share(loss.p99, book), "or less"])
    return "  Loss, over the life and in money of today\n" + table.text
  }

  private func returns(_ book: BookOutlook) -> String {
    let found = book.returns
    var table = TextTable([.left, .right, .left])
    table.add(["Expected", percent(found.expected), "of all expected payments together"])
    table.add(["Nine cases in ten", percent(found.p10), "or more"])
    table.add(["One in two", percent(found.p50), "or more"])
    table.add(["One in ten", percent(found.p90), "or more"])
    return "  Return a year\n" + table.text
  }

  private func recessions(_ book: BookOutlook) -> String {
    var table = TextTable([.left, .right, .right, .right])
    table.add(["", "chance of default", "loss", "return a year"])
    for recession in book.recessions {
      table.add([
        "One case in \(recession.oneIn)", Figure.percent(recession.averageChance),
        share(recession.loss, book), percent(recession.annualReturn),
      ])
    }
    return "  In a recession, what is expected then\n" + table.text
  }

  private func spread(_ book: BookOutlook) -> String {
    let found = book.diversification
    var table = TextTable([.left, .right, .left])
    table.add([
      "One loan", Figure.percent(found.ofOneLoan), "all the money in one loan of the average kind",
    ])
    table.add([
      "This book", Figure.percent(found.ofBook),
      Figure.counted(book.loans, "loan", "loans") + ", as spread out as "
        + Figure.grouped(found.effectiveLoans, decimals: found.effectiveLoans < 10 ? 1 : 0)
        + " of one size",
    ])
    table.add(["In equal parts", Figure.percent(found.ofEqualParts), "the same loans"])
    table.add([
      "Any number", Figure.percent(found.ofTheTimes), "what the times do to all loans alike",
    ])
    return "  How far the loss swings (standard deviation, of the money)\n" + table.text
  }

  private func concentrations(_ book: BookOutlook) -> String {
    book.concentrations.map { concentration in
      let limit = portfolio.plan?.mostOfKind[concentration.kind]
      var table = TextTable([.left, .right, .right, .right])
      table.add(["", "loans", "of the money", "expected loss"])
      for group in concentration.groups.prefix(Self.mostGroups) {
        table.add([
          TerminalText.line(
            concentration.kind.words(group.name, catalogue), most: TerminalText.longestInTable),
          count(group.loans),
          Figure.percent(group.share),
          Figure.percent(group.expectedLoss.amount / group.amount.amount),
        ])
      }
      let rest = concentration.groups.dropFirst(Self.mostGroups)
      if !rest.isEmpty {
        let amount = rest.reduce(0) { $0 + $1.amount.amount }
        table.add([
          Figure.counted(rest.count, "other", "others"), count(rest.reduce(0) { $0 + $1.loans }),
          Figure.percent(rest.reduce(0) { $0 + $1.share }),
          Figure.percent(rest.reduce(0) { $0 + $1.expectedLoss.amount } / amount),
        ])
      }
      let most = limit.map { ", each at most \(percent($0)) of the budget" } ?? ""
      return "  By \(concentration.kind.rawValue)\(most)\n" + table.text
    }.joined(separator: "\n\n")
  }

  private func leftOut(_ choice: PortfolioChoice) -> String {
    var table = TextTable([.right, .left])
    for reason in ExclusionReason.allCases {
      if let count = choice.leftOut[reason] { table.add([self.count(count), reason.words]) }
    }
    return choice.leftOut.isEmpty ? "" : "  Not bought\n" + table.text
  }

  private var basis: String {
    let basis = portfolio.basis
    var lines = [
      basis.correlation.map {
        "borrowers share \(Figure.plain($0)) of their fortune (one-factor model)"
      }
        ?? "borrowers share 0.03 to 0.16 of their fortune by their risk (one-factor model, Basel's "
        + "retail figures, which are of one year)",
      "losses discounted at \(Figure.plain(basis.discountRate.percent))\u{202F}% a year, nothing reinvested",
    ]
    if let plan = portfolio.plan {
      lines.append(
        "hurdle \(Figure.plain(plan.hurdle.percent))\u{202F}% a year; risk costs "
          + "\(Figure.plain(plan.riskPrice.percent))\u{202F}% a year of what one recession in "
          + "\(plan.recessionOneIn) takes beyond the expected loss; at most "
          + "\(Figure.plain(plan.mostOfOne.percent))\u{202F}% with one borrower")
    }
    if portfolio.plan == nil {
      lines.append("every loan is taken as new, with its whole term before it")
    }
    lines += basis.notes(plan: portfolio.plan)
    if let loss = portfolio.book?.loss {
      lines.append(
        "exact but for steps of \(Figure.grouped(loss.step.amount, decimals: 2))\u{202F}\(currency), "
          + "which widen the spread by \(Figure.percent(loss.addedVolatility, decimals: 2))")
    }
    lines.append("models \(basis.models.joined(separator: ", ")), policy \(basis.policy)")
    return "  What this rests on\n" + lines.map { "    " + $0 }.joined(separator: "\n")
  }
}

extension ExclusionReason {
  fileprivate var words: String {
    switch self {
    case .declined: "the policy declines"
    case .referred: "the policy wants a person to look (--include-referred)"
    case .belowHurdle: "return after the charge for risk not above the hurdle"
    case .belowNote: "smaller than a note"
    case .name: "the limit of one borrower is reached by other rows with the same id"
    case .grade: "the limit of the grade is reached"
    case .band: "the limit of the band is reached"
    case .term: "the limit of the term is reached"
    case .purpose: "the limit of the purpose is reached"
    case .region: "the limit of the region is reached"
    case .budgetSpent: "the budget is spent on better ones"
    }
  }
}
