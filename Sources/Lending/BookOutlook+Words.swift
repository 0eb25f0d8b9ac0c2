extension BookOutlook {
  /// What to expect, and what to fear: a sentence each, the same on terminal and paper.
  package var sentences: [String] {
    func share(_ money: Money) -> String { Figure.percent(money.amount / amount.amount) }
    let earned =
      returns.expected.map { Figure.shown($0.percent, decimals: 1) + "\u{202F}%" } ?? "–"
    return [
      "Expect to lose \(share(loss.expected)) of the money over the life of the loans and to earn "
        + "\(earned) a year.",
      "In one case of ten the loss is above \(share(loss.p90)); the chance to get less back than was "
        + "paid is \(Figure.percent(returns.chanceOfLosingMoney)).",
    ]
  }
}
