extension BookBasis {
  /// What loans without a rate are priced at, and which loans are one borrower's: parts of a sentence
  /// each, the same on terminal and paper.
  ///
  /// - Parameter plan: nil for a book that is held.
  package func notes(plan: PortfolioPlan?) -> [String] {
    var notes: [String] = []
    if assumedRates > 0 {
      notes.append(
        "\(Figure.grouped(Double(assumedRates))) of \(Figure.counted(rated, "loan", "loans")) "
          + "\(assumedRates == 1 ? "has" : "have") no interest_rate and "
          + "\(assumedRates == 1 ? "is" : "are") priced at the rate that the policy assumes"
          + (plan == nil
            ? "" : ", \(Figure.grouped(Double(assumedRatesInBook))) of them among what is bought"))
    }
    if sharedIds > 0 {
      let ids = Figure.counted(sharedIds, "id stands", "ids stand")
      notes.append(
        "\(ids) in several rows"
          + (plan == nil ? "" : ", and the limit on one borrower holds for these rows together")
          + "; losses are reckoned as if each row had its own borrower")
    }
    return notes
  }
}
