internal import Lending

/// What can become of a loan, as `LoanPaths` counts its events.
enum LoanEvents {
  /// Calls with the probability of each event: a default in each month, an early repayment in each
  /// month but the last, and payment to the end.
  static func with<Result>(
    _ probability: Probability, over curves: TimingCurves,
    _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    let months = curves.count
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * months) { room in
      room.initialize(repeating: 0)
      let monthly = UnsafeMutableBufferPointer(rebasing: room[..<months])
      let survival = UnsafeMutableBufferPointer(rebasing: room[(2 * months)...])
      curves.add(probability, to: monthly, survival: survival)
      for month in 0..<months {
        let next = month + 1 < months ? survival[month + 1] : 0
        room[months + month] = max(0, survival[month] - monthly[month] - next)
      }
      return body(UnsafeBufferPointer(rebasing: room[..<(2 * months)]))
    }
  }
}
