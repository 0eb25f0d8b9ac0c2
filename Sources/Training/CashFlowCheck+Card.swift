internal import Lending

extension CashFlowCheck {
  /// The check as lines of Markdown for a model card.
  static func card(_ checks: [CashFlowCheck]) -> [String] {
    guard !checks.isEmpty else { return [] }
    var lines = [
      "### Against the cash of held-out vintages", "",
      "\(ReturnEvidence.counting) Each cell: predicted / realised. Losses are unpaid principal minus net "
        + "recoveries, "
        + "undiscounted, of each unit lent; *at realised defaults* scales the probabilities to the "
        + "defaults that came, so that the difference left is that of the curves and of the recovery "
        + "share. The curves are held "
        + "out; the probabilities are cross-fitted on loans of all years. The timing error is the mean −log of the share given to the month of each default.",
      "",
      "| curves from, tested on | months | loans | charged off | balance at default | life, months "
        + "| loss | loss at realised defaults | timing error with bands | without |",
      "|---|---:|---:|---|---|---|---|---|---:|---:|",
    ]
    for check in checks {
      lines.append(
        "| \(check.on) | \(check.termMonths) | \(Figure.grouped(Double(check.loans))) | "
          + "\(percent(check.defaulted)) | \(percent(check.exposure)) | "
          + "\(Figure.shown(check.lifeMonths.predicted, decimals: 1)) / "
          + "\(Figure.shown(check.lifeMonths.realised, decimals: 1)) | \(percent(check.loss)) | "
          + "\(percent(check.lossAtRealisedDefaults)) | "
          + "\(Figure.shown(check.timingError, decimals: 4)) | "
          + "\(Figure.shown(check.timingErrorWithoutBands, decimals: 4)) |")
    }
    lines += [
      "",
      "By year of the loan's life: share of the defaults that fall into it, and share of all "
        + "loans paid back early in it.", "",
      "| curves from, tested on | months | year | defaults | paid back early |",
      "|---|---:|---:|---|---|",
    ]
    for check in checks {
      for (year, parts) in zip(check.defaultsByYear, check.prepaidByYear).enumerated() {
        lines.append(
          "| \(check.on) | \(check.termMonths) | \(year + 1) | \(percent(parts.0)) | "
            + "\(percent(parts.1)) |")
      }
    }
    return lines
  }

  private static func percent(_ pair: Pair) -> String {
    "\(Figure.percent(pair.predicted, decimals: 1)) / \(Figure.percent(pair.realised, decimals: 1))"
  }
}
