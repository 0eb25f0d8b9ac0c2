internal import Desk
package import Lending

/// Everything that the place Model shows.
package struct ModelState: Sendable {
  /// A pack in the list.
  package struct Entry: Sendable, Equatable {
    package let folder: String
    package let product: Product
    package let variant: String
    package let version: String
    /// AUC on the first test, once the pack is read; empty for a pack without.
    package var figure = ""
    /// Why the pack is refused.
    package var problem: String?

    package var name: ModelName {
      ModelName(product: product, variant: variant, version: version)
    }
  }

  package var entries: [Entry] = []
  package var chosen: String?
  package var pages: [String: ModelPage] = [:]
  /// Name of the set of loans whose figures are shown.
  package var test: String?
  package var problem: String?
  package var isLoading = false
  /// The field whose curve is wanted, and the curve once it is worked out.
  package var curveField: FieldID?
  package var curve: ModelCurve?

  package init() {}

  /// Fields that a curve can be drawn over, those that move the chance most first.
  package var curveFields: [Field] {
    guard let page, page.model.name.product != .recovery else { return [] }
    let numbers = page.model.catalogue.fields.filter { field in
      guard field.use != .recorded, case .number(let range) = field.kind else { return false }
      return range.allowed.isEmpty
    }
    let order = page.importance.map(\.label)
    return numbers.sorted { left, right in
      (order.firstIndex(of: left.label) ?? .max) < (order.firstIndex(of: right.label) ?? .max)
    }
  }

  package var page: ModelPage? { chosen.flatMap { pages[$0] } }

  package var shownTest: TestMeasures? {
    guard let page else { return nil }
    return page.tests.first { $0.name == test } ?? page.tests.first
  }

  /// How a pack stands beside the others on one set of loans.
  package struct Line: Sendable, Equatable {
    package let folder: String
    package let title: String
    package let isChampion: Bool
    package let isChosen: Bool
    package let ranking: MeasureInterval
    package let separation: Double?
    package let brier: Double?
    package let calibration: Double?
  }

  /// The champion and its challengers that were measured on the same loans, the best ranking first.
  package var comparison: [Line] {
    guard let page, let test = shownTest else { return [] }
    let family = page.model.name.variant.split(separator: "-").first
    return pages.compactMap { folder, other -> Line? in
      let name = other.model.name
      guard name.product == page.model.name.product,
        name.variant.split(separator: "-").first == family,
        let same = other.tests.first(where: { $0.name == test.name }),
        let ranking = same[.areaUnderCurve]
      else { return nil }
      return Line(
        folder: folder, title: ModelPage.variantWords(name.variant).capitalizedFirst,
        isChampion: ModelPage.isChampion(name), isChosen: folder == chosen, ranking: ranking,
        separation: same[.kolmogorovSmirnov]?.value, brier: same[.brier]?.value,
        calibration: same[.calibrationError]?.value)
    }.sorted { ($1.ranking.value, $0.title) < ($0.ranking.value, $1.title) }
  }

  /// What the comparison comes to, in a sentence.
  package var comparisonSentence: String {
    let lines = comparison
    guard lines.count > 1, let champion = lines.first(where: \.isChampion), let best = lines.first
    else { return "" }
    if best.isChampion { return "The champion ranks best of \(lines.count) on these loans." }
    let points = Figure.shown((best.ranking.value - champion.ranking.value) * 100, decimals: 1)
    let overlaps = best.ranking.low <= champion.ranking.high
    return "“\(best.title)” ranks \(points) points of AUC better than the champion; "
      + (overlaps ? "their intervals overlap." : "their intervals do not overlap.")
  }
}
