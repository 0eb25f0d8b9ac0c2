internal import Lending

extension ReturnSheet {
  /// The shares of the returns between −100 % and the best, each bin `width` percent wide and zero
  /// on an edge, so that what loses money stands in bins of its own.
  func distribution(
    _ probabilities: UnsafeBufferPointer<Double>, width: Double
  ) -> ReturnDistribution {
    let lowest = Int((-100 / width).rounded(.down))
    var shares: [Int: Double] = [:]
    eachReturn(probabilities) { fraction, chance in
      let place = Int((fraction * 100 / width).rounded(.down))
      shares[max(place, lowest), default: 0] += chance
    }
    guard let first = shares.keys.min(), let last = shares.keys.max() else {
      return ReturnDistribution(bins: [])
    }
    return ReturnDistribution(
      bins: (min(first, 0)...max(last, 0)).map { place in
        ReturnDistribution.Bin(
          low: Double(place) * width, high: Double(place + 1) * width, share: shares[place] ?? 0)
      })
  }
}
