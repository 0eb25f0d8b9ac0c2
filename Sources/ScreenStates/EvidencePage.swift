package import Lending

/// What came of past loans like the case, in words and figures.
package struct EvidencePage: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package let title: String
    package let figure: String
    package let note: String
  }

  /// Nil where the pack cannot say what came of like loans.
  package let evidence: Evidence?
  package let sentence: String
  package let likeness: String
  package let calibration: String
  package let items: [Item]
  /// 0…1: the chance that the case itself has.
  package let own: Double
  /// Whether the case is usual among the loans that the model learned from; empty where it is not
  /// known.
  package let domain: String
  /// Whether the policy sends it to a person because it is unlike any.
  package let isUnlikeAny: Bool

  package init(_ assessment: Assessment, catalogue: FieldCatalogue) {
    let things = catalogue.product == .creditCard ? "accounts" : "loans"
    let evidence = assessment.evidence
    self.evidence = evidence
    own = assessment.probability.value
    sentence =
      evidence.map { $0.sentence + "." }
      ?? "The model's pack cannot say what came of past \(things) like this one."
    likeness = evidence.map { "Like this one: \($0.likeness)." } ?? ""
    calibration = evidence.map { $0.calibration + "." } ?? ""
    items = evidence.map { Self.items($0.cell, things) } ?? []
    let rule = assessment.mark(of: "outOfDomain")
    isUnlikeAny = rule?.outcome == .refers
    domain = assessment.outOfDomain.map { Self.domain($0, rule, things) } ?? ""
  }

  private static func domain(_ measure: Double, _ rule: RuleFinding?, _ things: String) -> String {
    let words =
      "More unusual than \(Figure.percent(measure)) of the \(things) that the model learned from"
    guard let rule else { return words + "." }
    return rule.outcome == .refers
      ? words + ": it has seen few like this one, so a person must look."
      : words + "; from \(Figure.plain(rule.mark))\u{202F}% on a person must look."
  }

  private static func items(_ cell: EvidenceCell, _ things: String) -> [Item] {
    let interval = cell.interval
    let range =
      "\(Figure.shown(EvidenceCell.confidence * 100, decimals: 0))\u{202F}% interval "
      + "\(Figure.shown(interval.lowerBound * 100, decimals: 1)) to "
      + Figure.percent(interval.upperBound)
    let items = [
      Item(
        title: "Defaulted", figure: Figure.percent(cell.rate),
        note: "\(Figure.grouped(Double(cell.defaults))) of "
          + "\(Figure.grouped(Double(cell.loans))) \(things); \(range)")
    ]
    guard let traced = cell.traced else { return items }
    let known = "of the \(Figure.grouped(Double(traced.defaults))) whose payments are known"
    return items + [
      Item(
        title: "When", figure: "Month \(traced.medianMonth)",
        note: "by then half had defaulted, \(known)"),
      Item(
        title: "Came back", figure: Figure.percent(traced.recovered),
        note: "of what was owed, \(known)"),
    ]
  }

  /// The dots in words, for people who do not see them.
  package var dots: String {
    evidence.map {
      "\(Int(($0.cell.rate * 100).rounded())) of 100 past loans like this one defaulted."
    } ?? ""
  }
}
