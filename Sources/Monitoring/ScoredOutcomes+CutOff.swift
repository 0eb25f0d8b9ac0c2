/// What a single line between yes and no would have got right: a probability at or above the cut-off
/// counts as a foretold default.
extension ScoredOutcomes {
  /// Loans by what was foretold and what came of them.
  struct Confusion: Equatable {
    var (foretoldDefaults, foretoldRepaid, missedDefaults, passedRepaid) = (0, 0, 0, 0)

    var count: Int { foretoldDefaults + foretoldRepaid + missedDefaults + passedRepaid }
    var flagged: Double? { share(foretoldDefaults + foretoldRepaid, of: count) }
    var accuracy: Double? { share(foretoldDefaults + passedRepaid, of: count) }
    /// Share of the foretold defaults that defaulted.
    var precision: Double? { share(foretoldDefaults, of: foretoldDefaults + foretoldRepaid) }
    /// Share of the defaults that were foretold.
    var recall: Double? { share(foretoldDefaults, of: foretoldDefaults + missedDefaults) }
    /// Harmonic mean of precision and recall: `2·TP / (2·TP + FP + FN)`.
    var f1: Double? {
      share(2 * foretoldDefaults, of: 2 * foretoldDefaults + foretoldRepaid + missedDefaults)
    }

    private func share(_ part: Int, of whole: Int) -> Double? {
      whole == 0 ? nil : Double(part) / Double(whole)
    }
  }

  /// The first row whose probability reaches the cut-off; rows rise.
  func firstAtOrAbove(_ cutOff: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if probabilities[middle] < cutOff { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func confusion(at cutOff: Double) -> Confusion {
    let first = firstAtOrAbove(cutOff)
    var confusion = Confusion()
    confusion.foretoldDefaults = outcomes[first...].count { $0 }
    confusion.foretoldRepaid = count - first - confusion.foretoldDefaults
    confusion.missedDefaults = outcomes[..<first].count { $0 }
    confusion.passedRepaid = first - confusion.missedDefaults
    return confusion
  }
}
