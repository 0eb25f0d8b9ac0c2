extension Assessment {
  /// Says that two models speak, where the limit and the recommendation seem to disagree; nil where
  /// they do not, or where one model says both.
  ///
  /// The limit comes from the model without the lender's price, so a loan may be declined with an
  /// amount within it, and approved or referred with an amount beyond it.
  ///
  /// - Parameter amount: what is asked; nil where that is not known.
  package func twoModelsSentence(asked amount: Money?) -> String? {
    guard let amount, provenance.model != provenance.limitModel else { return nil }
    let isWithin = amount <= limit.amount
    let isDeclined = recommendation.verdict == .decline
    guard isWithin == isDeclined else { return nil }
    let (own, plain) = (provenance.model, provenance.limitModel)
    return "Two models speak here: \(own) knows the lender's price and gives the chance and the "
      + "recommendation; \(plain) does not know it and gives the limit, so "
      + (isDeclined
        ? "an amount within the limit can still be declined"
        : "an amount beyond the limit need not be declined")
  }
}
