import Desk
import Lending

/// A policy as a person reads it on a terminal.
struct PolicyText {
  let report: PolicyReport
  let currency: String

  private var policy: Policy { report.policy }

  var text: String {
    var parts = [
      "Policy \(policy.fullName) of \(policy.product) (\(report.digest.prefix(12)))\n"
        + "\(report.file)",
      "Rules, in the order in which they are told\n"
        + table(report.rules.map { ($0.rule, $0.meaning) }),
      "What it assumes\n" + table(policy.assumptions(currency: currency)),
    ]
    if !report.notApplied.isEmpty {
      parts.append(
        "Not applied: \(report.notApplied.joined(separator: ", "))\n"
          + "`assay policy set KEY VALUE` writes a new version; `assay policy set --help` has "
          + "examples")
    }
    return parts.joined(separator: "\n\n")
  }

  private func table(_ rows: [(key: String, sentence: String)]) -> String {
    var table = TextTable([.left, .left])
    for (key, words) in rows { table.add([key, words]) }
    return table.text
  }
}
