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
      "What it assumes\n" + table(assumptions),
    ]
    if !report.notApplied.isEmpty {
      parts.append(
        "Not applied: \(report.notApplied.joined(separator: ", "))\n"
          + "`assay policy set KEY VALUE` writes a new version; `assay policy set --help` has "
          + "examples")
    }
    return parts.joined(separator: "\n\n")
  }

  private func table(_ rows: [(String, String)]) -> String {
    var table = TextTable([.left, .left])
    for (key, words) in rows { table.add([key, words]) }
    return table.text
  }

  private var assumptions: [(String, String)] {
    var rows: [(String, String)] = []
    if let stress = policy.rules.stress {
      rows.append(("stress", "Payment and debts are measured with \(stress.words)"))
    }
    if let pricing = policy.pricing {
      for (term, rate) in pricing.assumedRate.sorted(by: { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }
      ) {
        rows.append(
          (
            "assumedRate.\(term)",
            "A loan of \(term) months without a rate is priced at \(percent(rate)) a year"
          ))
      }
      rows.append(
        ("discountRate", "Later money is worth \(percent(pricing.discountRate)) a year less"))
    }
    rows.append(
      (
        "step",
        "Limits are whole multiples of \(Figure.grouped(policy.limit.step.amount)) \(currency)"
      ))
    if let card = policy.limit.card {
      rows.append(
        (
          "peerQuantile",
          "A limit is at most what \(percent(card.peerQuantile)) of good payers of like risk hold"
        ))
      rows.append(
        (
          "minimumPayment",
          "A customer must pay \(percent(card.minimumPayment)) of the limit a month"
        ))
    }
    return rows
  }

  private func percent(_ rate: Rate) -> String { Figure.plain(rate.percent) + "\u{202F}%" }
}
