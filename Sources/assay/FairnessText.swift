import Lending

/// Groups side by side, as a person reads it on a terminal.
struct FairnessText {
  let found: GroupFairness
  let thing: String

  var text: String {
    var table = TextTable([.left, .right, .right, .right, .left, .right, .right, .right, .right])
    table.add([
      "", thing, "approved", "ratio", "95 %", "of repaid", "of defaulted", "expected", "actual",
    ])
    for group in found.groups {
      let name = TerminalText.line(group.name, most: TerminalText.longestInTable)
      guard group.isLargeEnough else {
        table.add([name, "\(group.loans)", "too few"])
        continue
      }
      table.add([
        name, Figure.grouped(Double(group.loans)), Figure.percent(group.selectionRate),
        group.impactRatio.map { Figure.fixed($0.value, decimals: 2) }
          ?? (group.name == found.reference ? "1" : "–"),
        group.impactRatio.map {
          "\(Figure.fixed($0.low, decimals: 2)) to \(Figure.fixed($0.high, decimals: 2))"
        } ?? (group.name == found.reference ? "reference" : ""),
        group.approvedOfRepaid.map { Figure.percent($0) } ?? "–",
        group.approvedOfDefaulted.map { Figure.percent($0) } ?? "–",
        (group.calibration?.expectedRate ?? group.meanChance).percent,
        group.calibration?.actualRate.map { Figure.percent($0) } ?? "–",
      ])
    }
    return "Groups by \(TerminalText.line(found.by, most: TerminalText.longestInTable)), for "
      + "monitoring only: \(GroupFairness.caveat)\n" + table.text + "\n" + gaps
  }

  private var gaps: String {
    func told(_ name: String, _ gap: Double?) -> String? {
      gap.map { "\(name) \(Figure.fixed($0 * 100, decimals: 1)) points" }
    }
    let gaps = [
      told("approved among those who repaid", found.equalOpportunityGap),
      told("among those who defaulted", found.falsePositiveGap),
    ].compactMap { $0 }
    let widest = gaps.isEmpty ? "" : "  Widest gaps: \(gaps.joined(separator: ", ")).\n"
    return widest
      + "  Ratio: approval rate over that of the reference; below 0.8 with the interval below 1 is an "
      + "alert.\n  Groups below \(found.minimum) \(thing) conclude nothing."
  }
}

extension Double {
  fileprivate var percent: String { Figure.percent(self) }
}
