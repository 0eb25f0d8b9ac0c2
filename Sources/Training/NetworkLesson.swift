internal import Lending

/// What a network learns from: rows, what came of them, and what is known of them beforehand.
struct NetworkLesson {
  let rows: NetworkRows
  let defaulted: [Bool]
  /// 1 on average.
  let weights: [Double]
  /// Known log-odds of each row.
  let offsets: [Double]

  /// Logistic loss of a row at the network's `logOdds`.
  func loss(_ row: Int, at logOdds: Double) -> Double {
    let odds = offsets[row] + logOdds
    let signed = defaulted[row] ? -odds : odds
    return weights[row] * (max(signed, 0) + Elementary.log(1 + Elementary.exp(-abs(signed))))
  }

  /// Slope of the row's loss at the network's `logOdds`.
  func slope(_ row: Int, at logOdds: Double) -> Double {
    weights[row] * (Elementary.logistic(offsets[row] + logOdds) - (defaulted[row] ? 1 : 0))
  }
}
