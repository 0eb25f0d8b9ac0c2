internal import Lending

extension ReturnEvidence {
  /// Why fewer loans stand beside money than rows in the tables of ranking.
  static let counting =
    "Each loan counts once, and only where its payments are known; so these are fewer than the rows of "
    + "the same vintage under *Ranking*."

  /// The evidence as lines of Markdown for a model card.
  static func card(_ evidence: [ReturnEvidence]) -> [String] {
    guard !evidence.isEmpty else { return [] }
    var lines = [
      "", "### Return on held-out vintages", "",
      "\(counting) Each cell: predicted / realised, of one unit lent on each loan, without fees. *Together* is the "
        + "internal rate of return of all flows of the line, a year; *mean* that of the single loans, "
        + "which counts a loan lost at once as −100 %. The files hold the sum of the payments and the "
        + "month of the last: a repaid loan is taken to have paid what was due and the rest at its "
        + "end, a lost one evenly.",
      "", "| tested on | loans | charged off | cash for 1 lent | return together | mean return |",
      "|---|---:|---:|---|---|---|",
    ]
    for told in evidence {
      for group in told.groups {
        lines.append(
          "| \(told.on): \(group.name) | \(Figure.grouped(Double(group.loans))) | "
            + "\(Figure.grouped(Double(group.defaults))) | \(shown(group.cash, 4)) | "
            + "\(shown(group.together, 1)) % | \(shown(group.mean, 1)) % |")
      }
    }
    lines += ["", "Share of the loans still paying as a month begins:", ""]
    for paying in evidence.flatMap(\.paying) {
      let marks = stride(from: 6, to: paying.months.count, by: 6).map { month in
        let pair = paying.months[month]
        return "month \(month + 1) \(Figure.percent(pair.predicted, decimals: 1)) / "
          + Figure.percent(pair.realised, decimals: 1)
      }
      lines.append(
        "- \(paying.termMonths) months: \(marks.joined(separator: ", ")); widest gap of any month "
          + "\(Figure.shown(paying.widestGap * 100, decimals: 1)) points.")
    }
    lines += [
      "",
      "Realised return together, percent a year, of the loans in tenths by a figure known on the "
        + "day:", "",
      "| tested on, by | "
        + (1...10).map { String($0) }.joined(separator: " | ")
        + " | best fifth | less the best fifth by grade, 95 % |",
      "|---|" + String(repeating: "---:|", count: 11) + "---|",
    ]
    for told in evidence {
      for ranking in told.rankings {
        lines.append(
          "| \(told.on): \(ranking.by) | "
            + ranking.tenths.map { Figure.shown($0, decimals: 1) }.joined(separator: " | ")
            + " | \(Figure.shown(ranking.bestFifth, decimals: 1)) | \(difference(ranking)) |")
      }
    }
    return lines
  }

  private static func difference(_ ranking: Ranking) -> String {
    ranking.difference.map {
      "\(Figure.signed($0.value, decimals: 1)) (\(Figure.signed($0.low, decimals: 1)) to "
        + "\(Figure.signed($0.high, decimals: 1)))"
    } ?? ""
  }

  private static func shown(_ pair: Pair, _ decimals: Int) -> String {
    "\(Figure.shown(pair.predicted, decimals: decimals)) / "
      + Figure.shown(pair.realised, decimals: decimals)
  }
}
