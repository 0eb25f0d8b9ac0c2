package import Lending

/// Where the numbers of an assessment come from, as lines of a name and what it is.
package struct Origin: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    package let name: String
    package let text: String
  }

  package private(set) var lines: [Line]

  package init(_ assessment: Assessment) {
    let origin = assessment.provenance
    let share = Figure.shown(assessment.interval.confidence * 100, decimals: 0)
    lines = [
      Line(name: "Model", text: origin.model.description),
      Line(name: "Pack", text: Self.short(origin.packDigest)),
      Line(name: "Model of the limit", text: origin.limitModel.description),
      Line(name: "Its pack", text: Self.short(origin.limitPackDigest)),
    ]
    if let measure = assessment.outOfDomain {
      lines.append(
        Line(
          name: "Unusual",
          text: "More than \(Figure.shown(measure * 100, decimals: 1))\u{202F}% of the loans that "
            + "the model learned from, by how its inputs go together"))
    }
    lines += [
      Line(name: "Policy", text: origin.policy.description),
      Line(name: "Policy file", text: Self.short(origin.policyDigest)),
      Line(
        name: "Interval",
        text: "\(share)\u{202F}%: the spread between refits of the model and between years of loans"
      ),
      Line(
        name: "Score",
        text: "300 to 850; higher is better, and the average applicant has 600"),
      Line(
        name: "Reasons",
        text: "Shares in log-odds, which add up exactly to the chance of default"),
    ]
  }

  /// The head of a digest is enough to tell two packs apart at a glance.
  private static func short(_ digest: String) -> String {
    digest.count > 16 ? "SHA-256 " + digest.prefix(16) + "…" : digest
  }
}
