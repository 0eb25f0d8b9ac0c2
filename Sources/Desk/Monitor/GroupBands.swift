internal import Lending
internal import Monitoring

/// Ages and other numbers of an attribute put together in fifths, so that each group is large enough
/// to say something.
enum GroupBands {
  /// More different numbers than this are no names of groups.
  private static let mostNames = 10
  private static let bands = 5

  /// The same loans, their numbers of many values replaced by what they lie between.
  static func banded(_ loans: [WatchedLoan], attributes: Int) -> [WatchedLoan] {
    let cuts = (0..<attributes).map { place in
      Self.cuts(of: loans.compactMap { $0.groups[place] })
    }
    guard cuts.contains(where: { $0 != nil }) else { return loans }
    return loans.map { loan in
      WatchedLoan(
        logOdds: loan.logOdds, band: loan.band, month: loan.month, term: loan.term,
        end: loan.end, seen: loan.seen, verdict: loan.verdict,
        groups: loan.groups.enumerated().map { place, text in
          guard let cuts = cuts[place] else { return text }
          return text.flatMap { Double($0) }.map { name(of: $0, cuts) }
        })
    }
  }

  /// First values of the bands after the first; nil where the attribute has names.
  private static func cuts(of texts: [String]) -> [Double]? {
    let numbers = texts.compactMap { Double($0) }.filter(\.isFinite).sorted()
    guard numbers.count == texts.count, Set(numbers).count > mostNames else { return nil }
    var cuts: [Double] = []
    for band in 1..<bands {
      let cut = numbers[band * numbers.count / bands]
      if cut > (cuts.last ?? numbers[0]) { cuts.append(cut) }
    }
    return cuts
  }

  private static func name(of number: Double, _ cuts: [Double]) -> String {
    guard let next = cuts.firstIndex(where: { number < $0 }) else {
      return cuts.last.map { "\(Figure.plain($0)) and above" } ?? "all"
    }
    return next == 0
      ? "below \(Figure.plain(cuts[0]))"
      : "\(Figure.plain(cuts[next - 1])) to below \(Figure.plain(cuts[next]))"
  }
}
