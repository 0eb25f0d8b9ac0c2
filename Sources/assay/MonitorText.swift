import Desk
import Lending

/// What the watch found, as a person reads it on a terminal.
struct MonitorText {
  let found: MonitorReport
  let isCases: Bool
  let catalogue: FieldCatalogue

  private var thing: String { isCases ? "cases" : "loans" }

  var text: String {
    guard found.loans > 0 else { return "No \(thing) to watch" + notCounted }
    var parts = [headline + notCounted]
    for model in found.models {
      parts += MonitorModelText(model: model, thing: thing, catalogue: catalogue).parts
    }
    if let decisions = found.decisions { parts.append(self.decisions(decisions)) }
    parts += found.fairness.map { FairnessText(found: $0, thing: thing).text }
    parts.append(alerts)
    return parts.joined(separator: "\n\n")
  }

  private var headline: String {
    let count = Figure.counted(found.loans, isCases ? "case" : "loan", thing)
    let since = found.since.map { " since \($0)" } ?? ""
    switch found.alerts.count {
    case 0: return "\(count)\(since): nothing calls for a look."
    case let number:
      let are = number == 1 ? "thing calls" : "things call"
      return "\(count)\(since): \(number) \(are) for a look (at the end)."
    }
  }

  private var notCounted: String {
    var lines: [String] = []
    if found.rejected > 0 {
      let fields = found.rejectedBy.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
        .map { "\($0.key) \(Figure.grouped(Double($0.value)))" }.joined(separator: ", ")
      lines.append(
        "\(Figure.counted(found.rejected, "row", "rows")) could not be read and "
          + "\(found.rejected == 1 ? "is" : "are") not counted (by field: \(fields); `assay batch` "
          + "tells each)")
    }
    lines += found.leftOut.sorted { $0.key < $1.key }.map { leftOut($0.key, $0.value) }
    return lines.map { "\n" + $0 }.joined()
  }

  private func leftOut(_ why: String, _ number: Int) -> String {
    let cases = Figure.counted(number, "case", "cases")
    let are = number == 1 ? "is" : "are"
    switch why {
    case TryOutRequest.draft: return "\(cases) not assessed yet \(are) left out"
    case MonitorReport.earlier: return "\(cases) opened before that day \(are) left out"
    case MonitorReport.noOutcome:
      return "\(number) approved \(number == 1 ? "case stands" : "cases stand") in no vintage: no "
        + "outcome was entered, not even that the money went out (`assay case outcome`)"
    case MonitorReport.unreadEnd:
      return "\(Figure.counted(number, "loan", "loans")) whose outcome is no known word "
        + "\(are) counted as if nothing were known of their end"
    default: return "\(cases) of \(why) \(are) left out (--product \(why))"
    }
  }

  private func decisions(_ watch: DecisionWatch) -> String {
    var table = TextTable([.left, .right, .right, .right, .right, .right, .right])
    table.add([
      "", "decided", "approved", "against advice", "approved so", "declined so", "hours to decide",
    ])
    func add(_ line: DecisionWatch.Line, _ name: String) {
      table.add([
        TerminalText.line(name, most: TerminalText.longestInTable), "\(line.decided)",
        line.approvalRate.map { Figure.percent($0) } ?? "–",
        line.overrideRate.map { Figure.percent($0) } ?? "–", "\(line.approvedAgainst)",
        "\(line.declinedAgainst)",
        line.medianHours.map { Figure.shown($0, decimals: 1) } ?? "–",
      ])
    }
    add(watch.whole, "everybody")
    if watch.people.count > 1 { for person in watch.people { add(person, person.name) } }
    if watch.months.count > 1 { for month in watch.months.suffix(12) { add(month, month.name) } }
    let whole = watch.whole
    let came =
      whole.overridesEnded > 0
      ? "\n  Of \(Figure.counted(whole.overridesEnded, "loan", "loans")) approved against advice and "
        + "ended, \(whole.overridesDefaulted) defaulted; "
        + "\(Figure.shown(whole.overridesExpected, decimals: 1)) were expected to." : ""
    return "Decisions (the middle one's hours from opening to deciding)\n" + table.text + came
  }

  private var alerts: String {
    if found.alerts.isEmpty { return "No alerts." }
    return "Alerts\n"
      + found.alerts.map { "  • " + TerminalText.line($0.sentence, most: 400) }
      .joined(separator: "\n")
  }
}
