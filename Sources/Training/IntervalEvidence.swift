internal import Lending

/// How often the interval holds on vintages of which the model had learned nothing, by size of
/// group.
struct IntervalEvidence: Sendable, Equatable {
  let plan: IntervalPlan
  /// Issue years of the training loans, each kept from the model and from the plan by which it is
  /// judged.
  let heldBack: [IntervalCoverage]
  /// Matured vintages of the test, by the finished interval.
  let test: [IntervalCoverage]
  /// Whether the loans' issue years are known; otherwise fifths of the loans stand in for them.
  let isDated: Bool

  private static let sizes = [100, 200, 500]

  /// - Parameters:
  ///   - heldBack: training loans with the variance of their bins.
  ///   - test: test loans with their whole variance.
  init(
    _ plan: IntervalPlan, heldBack: [ForetoldLoan], test: [ForetoldLoan]
  ) throws(TrainingError) {
    self.plan = plan
    var coverages: [IntervalCoverage] = []
    for size in Self.sizes {
      coverages.append(
        try IntervalPlan.coverage(
          of: heldBack, size: size))
    }
    self.heldBack = coverages
    isDated = heldBack.contains { $0.vintage.year > 1900 }
    self.test = Self.sizes.map { IntervalCoverage(test, size: $0) }
  }

  /// Both together.
  var all: [IntervalCoverage] { zip(heldBack, test).map { $0 + $1 } }

  /// For the model card.
  func lines(of thing: CardThing) -> [String] {
    var lines = [
      "The 90 % interval adds two variances of the log-odds: that of refits on bootstrap draws"
        + (plan.scale < 1 ? " (times \(Figure.shown(plan.scale, decimals: 2)))" : "")
        + ", and \(Figure.shown(plan.vintageVariance, decimals: 4)) for \(unseen). The constant is "
        + "the least with which nine in ten groups of like \(thing.many) lie inside where \(unlearned).",
      "",
      "A group holds at least so many \(thing.many) of one \(isDated ? "issue year and term" : "fifth") with "
        + "like chances; its observed rate must lie in the mean interval widened by the binomial "
        + "error. \(caution)", "",
      "| \(thing.many) a group | \(isDated ? "vintages" : "parts") | groups | inside | by binomial error alone |",
      "|---|---:|---:|---:|---:|",
    ]
    for (kind, coverages) in [
      (isDated ? "held-back years" : "held-out fifths", heldBack),
      (isDated ? "test vintages" : "test", test), ("both", all),
    ] {
      for coverage in coverages where coverage.groups > 0 {
        lines.append(
          "| \(coverage.size), \(kind) | \(coverage.vintages) | \(coverage.groups) "
            + "| \(Figure.percent(coverage.share)) "
            + "| \(Figure.percent(coverage.shareWithoutInterval)) |")
      }
    }
    return lines
  }

  private var unlearned: String {
    isDated
      ? "trees and level had not learned from loans of their issue year (the levels of sources, the "
        + "order of choices and the pairs are those of all years, and the slope is fitted on the "
        + "other years' loans with scores of a cross-fit that had seen the year)"
      : "the model had not learned from them"
  }

  private var unseen: String {
    isDated
      ? "the vintage that no one has seen yet"
      : "what bins do not say; the data have no dates, so other years may differ by more"
  }

  private var caution: String {
    isDated
      ? "Held-back years are judged by the constant of the other years. Groups of one vintage share "
        + "its weather, so their number says less than it seems."
      : "Held-out fifths are judged by the constant of the other fifths."
  }
}
