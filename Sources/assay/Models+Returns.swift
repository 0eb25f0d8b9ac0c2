import ArgumentParser
import Desk
import Lending

extension Models {
  /// The money that a pack foretells of past loans beside what came.
  struct Returns: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts the money that a pack foretells of past loans beside what came of them.",
      discussion: """
        Scores the test rows of the lender's dated file, which no training reads, as far as their \
        term had passed. "Together" is the return of all loans' flows taken together; "mean" that \
        of the single loans, which counts a loan lost at once as −100 %. No fees.
        """)

    @Argument(help: "Name of the model.") var name = "installment-loan-priced"

    @Option(help: ArgumentHelp("The folder of the lender's files.", valueName: "folder"))
    var data: String

    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      Interruption.watch()
      let evidence = try Desk.returns(named: name, dataFolder: data)
      if json { return try Program.say(json: evidence, asFile: true) }
      Program.say(Self.groups(evidence.groups))
      for paying in evidence.paying { Program.say("\n" + Self.paying(paying)) }
      Program.say("\n" + Self.rankings(evidence.rankings))
    }
  }
}

extension Models.Returns {
  private static func groups(_ groups: [ReturnEvidence.Group]) -> String {
    var table = TextTable([.left] + Array(repeating: .right, count: 8))
    table.add([
      "Predicted, then realised", "Loans", "Defaults", "Cash for 1", "", "Together", "", "Mean", "",
    ])
    for group in groups {
      table.add([
        group.name, Figure.grouped(Double(group.loans)), Figure.grouped(Double(group.defaults)),
        Figure.shown(group.cash.predicted, decimals: 4),
        Figure.shown(group.cash.realised, decimals: 4),
        percent(group.together.predicted), percent(group.together.realised),
        percent(group.mean.predicted), percent(group.mean.realised),
      ])
    }
    return table.text
  }

  private static func paying(_ paying: ReturnEvidence.Paying) -> String {
    var table = TextTable([.right, .right, .right])
    table.add(["Month", "Predicted", "Realised"])
    for month in stride(from: 0, to: paying.months.count, by: 6) {
      let pair = paying.months[month]
      table.add([
        String(month + 1), Figure.percent(pair.predicted), Figure.percent(pair.realised),
      ])
    }
    let gap = Figure.shown(paying.widestGap * 100, decimals: 1)
    return "Still paying as a month begins, loans of \(paying.termMonths) months; widest gap "
      + "\(gap) points\n\(table.text)"
  }

  private static func rankings(_ rankings: [ReturnEvidence.Ranking]) -> String {
    var table = TextTable([.left] + Array(repeating: .right, count: 11) + [.left])
    table.add(
      ["By"] + (1...10).map { String($0) } + ["Best fifth", "less the best fifth by grade, 95 %"])
    for ranking in rankings {
      let difference = ranking.difference.map {
        "\(Figure.signed($0.value, decimals: 1)) (\(Figure.signed($0.low, decimals: 1)) to "
          + "\(Figure.signed($0.high, decimals: 1)))"
      }
      table.add(
        [ranking.by] + ranking.tenths.map { Figure.shown($0, decimals: 1) }
          + [Figure.shown(ranking.bestFifth, decimals: 1), difference ?? ""])
    }
    return "Realised return together, percent a year, by tenths\n\(table.text)"
  }

  private static func percent(_ value: Double) -> String {
    Figure.shown(value, decimals: 1) + "\u{202F}%"
  }
}
