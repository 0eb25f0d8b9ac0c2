internal import Lending

/// Evidence in words.
struct EvidenceWording: Sendable {
  private let catalogue: FieldCatalogue
  private let isCard: Bool

  init(_ catalogue: FieldCatalogue) {
    self.catalogue = catalogue
    isCard = catalogue.product == .creditCard
  }

  /// Says of dates and recoveries only what is known, and of how many.
  func sentence(_ cell: EvidenceCell) -> String {
    let (loans, defaults) = (Figure.grouped(Double(cell.loans)), cell.defaults)
    let things = isCard ? "accounts" : "loans"
    var text = "Of \(loans) past \(things) like this one, "
    text += defaults == 0 ? "none" : Figure.grouped(Double(defaults))
    text += isCard ? " defaulted in the next month" : " defaulted"
    guard let traced = cell.traced else { return text }
    let back = "\(Figure.percent(traced.recovered)) of what was owed came back"
    return traced.defaults == defaults
      ? "\(text), half of them by month \(traced.medianMonth), and \(back)"
      : "\(text); of the \(Figure.grouped(Double(traced.defaults))) whose payments are known, half "
        + "defaulted by month \(traced.medianMonth), and \(back)"
  }

  func calibration(_ cell: EvidenceCell) -> String {
    "That is \(Figure.percent(cell.rate)), \(Figure.percent(EvidenceCell.confidence, decimals: 0)) "
      + "interval \(Figure.percent(cell.interval.lowerBound)) to "
      + "\(Figure.percent(cell.interval.upperBound)); the model foretold "
      + "\(Figure.percent(cell.foretold)) for them\(disagreement(cell))"
  }

  /// Said where chance alone hardly explains the difference.
  private func disagreement(_ cell: EvidenceCell) -> String {
    guard !cell.interval.contains(cell.foretold) else { return "" }
    return cell.foretold > cell.rate ? ", which was too many" : ", which was too few"
  }

  func likeness(_ bounds: [EvidenceBound]) -> String {
    bounds.isEmpty ? "all of them" : bounds.map(words).joined(separator: "; ")
  }

  private func words(_ bound: EvidenceBound) -> String {
    let field = catalogue[bound.field]
    let label =
      bound.field == EvidenceBound.chance
      ? "chance of default" : (field?.label ?? bound.field.rawValue).lowercasedFirst
    func shown(_ value: Double) -> String {
      if bound.field == EvidenceBound.chance { return Figure.percent(value) }
      return field?.shown(.number(value), currency: catalogue.currency) ?? Figure.plain(value)
    }
    let or = bound.holdsUnknown ? " or not known" : ""
    switch (bound.from, bound.below) {
    case (nil, nil): return "\(label) \(bound.holdsUnknown ? "not known" : "known")"
    case (let from?, let below?):
      return only(bound, field, shown, label)
        ?? "\(label) \(shown(from)) to below \(shown(below))\(or)"
    case (let from?, nil):
      return only(bound, field, shown, label) ?? "\(label) \(shown(from)) or more\(or)"
    case (nil, let below?):
      return only(bound, field, shown, label) ?? "\(label) below \(shown(below))\(or)"
    }
  }

  /// Where a field accepts a few values only and one of them lies within, that one.
  private func only(
    _ bound: EvidenceBound, _ field: Field?, _ shown: (Double) -> String, _ label: String
  ) -> String? {
    guard !bound.holdsUnknown, case .number(let range) = field?.kind else { return nil }
    let within = range.allowed.filter { value in
      (bound.from.map { value >= $0 } ?? true) && (bound.below.map { value < $0 } ?? true)
    }
    guard let first = within.first, within.count == 1 else { return nil }
    return "\(label) \(shown(first))"
  }
}

extension String {
  /// With a small first letter, unless the word is written in capitals.
  fileprivate var lowercasedFirst: String {
    guard let first, count > 1, self[index(after: startIndex)].isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}
