package import Lending

/// Compares what came with a reference, field by field.
package enum DriftStudy {
  /// - Parameters:
  ///   - reference: counts of each field, with unknown ones.
  ///   - referenceCount: loans that the reference is made of; nil where that is not known, and then
  ///     the reference is taken for exact.
  ///   - arrivals: counts of the same fields in the same order.
  ///   - level: chance of a false alarm anywhere in the report, 0…1.
  package static func report(
    reference: [BinnedCounts], referenceCount: Int?, arrivals: [BinnedCounts],
    level: Double = 0.05
  ) -> DriftReport {
    precondition(
      reference.map(\.distribution.field) == arrivals.map(\.distribution.field),
      "the same fields on both sides")
    let drafts = zip(reference, arrivals).compactMap {
      Draft(reference: $0, arrivals: $1, isReferenceExact: referenceCount == nil)
    }
    let adjusted = HolmCorrection.adjusted(drafts.flatMap(\.chances))
    var next = adjusted.makeIterator()
    let fields = drafts.map { draft in
      draft.field(referenceCount: referenceCount) {
        FieldDrift.Finding(chance: $0, adjusted: next.next() ?? 1)
      }
    }
    return DriftReport(
      count: arrivals.map { Int($0.total) }.max() ?? 0, referenceCount: referenceCount,
      level: level, fields: fields)
  }

  /// A field before the correction, which needs every field.
  private struct Draft {
    let reference: BinnedCounts
    let arrivals: BinnedCounts
    let index: Double
    let test: HomogeneityTest?
    let unknown: Double?
    let unseen: (reference: Double, count: Double, chance: Double?)?
    let unseenChoices: [String]

    /// Nil where one side has no answer.
    init?(reference: BinnedCounts, arrivals: BinnedCounts, isReferenceExact: Bool) {
      let bins = Self.bins(reference, arrivals)
      guard
        let index = StabilityIndex.value(
          reference: bins.map(\.reference), arrivals: bins.map(\.arrivals))
      else { return nil }
      self.reference = reference
      self.arrivals = arrivals
      self.index = index
      let (before, after) = (reference.total, arrivals.total)
      func share(_ first: Double, _ second: Double) -> Double? {
        isReferenceExact
          ? ShareTest.chance(of: first / before, arrivals: (second, after))
          : ShareTest.chance(reference: (first, before), arrivals: (second, after))
      }
      unknown = share(reference.unknown, arrivals.unknown)
      test = Self.test(bins, isOrdered: !reference.isOfChoices, isExact: isReferenceExact)
      if reference.isOfChoices {
        let names = Self.unseen(reference, arrivals)
        let count = names.reduce(0) { $0 + $1.value }
        unseenChoices = names.map(\.key)
        unseen = (0, count, share(0, count))
      } else {
        unseenChoices = []
        unseen = nil
      }
    }

    typealias BinPair = (name: String, reference: Double, arrivals: Double)

    /// Every bin of both sides; unlisted choices in one, unknown ones in the last.
    static func bins(_ reference: BinnedCounts, _ arrivals: BinnedCounts) -> [BinPair] {
      let distribution = reference.distribution
      let names =
        reference.isOfChoices ? distribution.choices : Self.names(ofEdges: distribution.edges)
      var bins = names.indices.map { (names[$0], reference.bins[$0], arrivals.bins[$0]) }
      func unlisted(_ counts: BinnedCounts) -> Double { counts.unlisted.values.reduce(0, +) }
      if reference.isOfChoices {
        bins.append(("new", unlisted(reference), unlisted(arrivals)))
      }
      bins.append(("unknown", reference.unknown, arrivals.unknown))
      return bins
    }

    /// The known bins and the unknown one; where too few are unknown for that, the known alone.
    static func test(_ bins: [BinPair], isOrdered: Bool, isExact: Bool) -> HomogeneityTest? {
      let known = bins.dropLast()
      let unknown = bins.last ?? ("unknown", 0, 0)
      let (before, after) = bins.reduce((0.0, 0.0)) { ($0.0 + $1.reference, $0.1 + $1.arrivals) }
      let expected =
        isExact
        ? after * unknown.reference / before
        : min(before, after) * (unknown.reference + unknown.arrivals) / (before + after)
      guard let ofKnown = test(Array(known), isOrdered, isExact) else { return nil }
      guard expected >= HomogeneityTest.leastExpected,
        let ofUnknown = test(
          [("known", before - unknown.reference, after - unknown.arrivals), unknown], false, isExact
        )
      else { return ofKnown }
      // Known or not, and what where known: the two parts are independent where nothing moved.
      return HomogeneityTest(
        statistic: ofKnown.statistic + ofUnknown.statistic,
        degrees: ofKnown.degrees + ofUnknown.degrees)
    }

    private static func test(
      _ bins: [BinPair], _ isOrdered: Bool, _ isExact: Bool
    ) -> HomogeneityTest? {
      HomogeneityTest(
        reference: bins.map(\.reference), arrivals: bins.map(\.arrivals),
        isReferenceExact: isExact, isOrdered: isOrdered)
    }

    /// Choices that came and that the reference has not one of.
    static func unseen(
      _ reference: BinnedCounts, _ arrivals: BinnedCounts
    ) -> [(key: String, value: Double)] {
      let listed = reference.distribution.choices.indices.filter {
        reference.bins[$0] == 0 && arrivals.bins[$0] > 0
      }.map { (key: reference.distribution.choices[$0], value: arrivals.bins[$0]) }
      let unlisted = arrivals.unlisted.filter { (reference.unlisted[$0.key] ?? 0) == 0 }
      return (listed + unlisted.map { ($0.key, $0.value) })
        .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    }

    private static func names(ofEdges edges: [Double]) -> [String] {
      guard let first = edges.first, let last = edges.last else { return ["all"] }
      return ["below \(Figure.plain(first))"]
        + zip(edges, edges.dropFirst()).map { "\(Figure.plain($0)) to \(Figure.plain($1))" }
        + ["\(Figure.plain(last)) and above"]
    }

    var chances: [Double] { [test?.chance, unknown, unseen?.chance].compactMap { $0 } }

    func field(
      referenceCount: Int?, _ finding: (Double) -> FieldDrift.Finding
    ) -> FieldDrift {
      let (before, after) = (reference.total, arrivals.total)
      // In the order of `chances`.
      let values = test.map {
        FieldDrift.ChiSquare(
          statistic: $0.statistic, degrees: $0.degrees, finding: finding($0.chance))
      }
      let unknownShift = FieldDrift.ShareShift(
        referenceShare: reference.unknown / before, share: arrivals.unknown / after,
        finding: unknown.map(finding))
      let unseenShift = unseen.map {
        FieldDrift.ShareShift(
          referenceShare: $0.reference / before, share: $0.count / after,
          finding: $0.chance.map(finding))
      }
      return FieldDrift(
        field: reference.distribution.field, count: Int(after), referenceCount: referenceCount,
        stabilityIndex: index,
        bins: Self.bins(reference, arrivals).map {
          FieldDrift.Bin(
            name: $0.name, referenceShare: $0.reference / before, share: $0.arrivals / after)
        },
        values: values, unknown: unknownShift, unseen: unseenShift, unseenChoices: unseenChoices)
    }
  }
}
