import Lending

extension AssessmentText {
  /// Whose chance of default the profit rests on, where it is not that of the assessment.
  private var byWhichModel: String {
    let provenance = assessment.provenance
    guard provenance.model != provenance.limitModel else { return "" }
    return ",\n  by \(provenance.limitModel), which does not know the lender's price"
  }

  /// The amount that is expected to earn most, beside the limit; nil for a product without a price.
  func profit(_ curves: LimitCurves) -> String? {
    guard let best = curves.mostProfitable else { return nil }
    let amount = "\(Figure.grouped(best.amount.amount))\u{202F}\(catalogue.currency)"
    let profit = "\(Figure.grouped(best.expectedProfit.amount))\u{202F}\(catalogue.currency)"
    guard best.expectedProfit > .zero else {
      let loss = Figure.grouped(-best.expectedProfit.amount)
      return "  No amount is expected to earn anything: the least loss is \(loss)\u{202F}"
        + "\(catalogue.currency) at \(amount)"
    }
    let beyond = best.amount > curves.limit ? ", beyond the limit" : ""
    return
      "  Greatest expected profit at \(amount)\(beyond): \(profit) after expected loss and the "
      + "cost of money" + byWhichModel
  }
}
