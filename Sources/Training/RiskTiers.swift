internal import Lending

/// Loans of one term cut into bands of equal size by their probability of default.
struct RiskTiers {
  /// One band: the loans in it and the mean of their log-odds.
  struct Band {
    let loans: [HistoricLoan]
    let lowest: Double
    let highest: Double
    let centre: Double

    var defaults: Int { loans.count(where: \.defaulted) }
  }

  /// From the lowest risk; empty where the loans are too few for two bands.
  let bands: [Band]

  private static let most = 4
  /// Defaults below which a band says nothing of its own.
  private static let fewestDefaults = 60

  /// As many bands as leave each enough defaults, at most four.
  init(_ loans: [(loan: HistoricLoan, probability: Double)]) {
    let known = loans.filter { $0.probability > 0 && $0.probability < 1 }
    // The order of the rows breaks ties, so the same rows give the same bands.
    let order = known.indices.sorted {
      (known[$0].probability, $0) < (known[$1].probability, $1)
    }
    for count in stride(from: Self.most, to: 1, by: -1) {
      let bands = (0..<count).compactMap { part in
        Self.band(
          order[order.count * part / count..<order.count * (part + 1) / count].map { known[$0] })
      }
      let rises = zip(bands, bands.dropFirst()).allSatisfy { $0.centre < $1.centre }
      if bands.count == count, rises,
        bands.allSatisfy({ $0.defaults >= Self.fewestDefaults })
      {
        self.bands = bands
        return
      }
    }
    bands = []
  }

  private static func band(_ loans: [(loan: HistoricLoan, probability: Double)]) -> Band? {
    guard let first = loans.first, let last = loans.last else { return nil }
    let sum = loans.reduce(0) { $0 + Probability($1.probability).logOdds }
    return Band(
      loans: loans.map(\.loan), lowest: first.probability, highest: last.probability,
      centre: sum / Double(loans.count))
  }
}
