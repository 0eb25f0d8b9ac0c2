internal import Lending

/// How much of a borrower's fortune all borrowers share.
package enum AssetCorrelation: Sendable, Equatable {
  /// The same for every loan, 0 up to `highest`.
  case fixed(Double)
  /// Basel's for other retail loans, from 0.16 for the safest to 0.03 for the riskiest.
  case basel

  package static let highest = 0.99

  /// The correlation of a loan.
  ///
  /// `0.03·w + 0.16·(1 − w)` with `w = (1 − e^(−35·PD)) / (1 − e^(−35))` (Basel CRE31.24); its PD is
  /// of one year, so that of the first twelve months is taken.
  package func value(chanceInYear: Double) -> Double {
    switch self {
    case .fixed(let correlation): return correlation
    case .basel:
      let weight = (1 - Elementary.exp(-35 * chanceInYear)) / (1 - Elementary.exp(-35))
      return 0.03 * weight + 0.16 * (1 - weight)
    }
  }
}
