import Desk
import Lending

/// A policy try-out as a person reads it on a terminal.
struct TryOutText {
  let found: PolicyTryOut
  let isCases: Bool
  let catalogue: FieldCatalogue
  /// What people call what a rule looks at.
  let title: (_ rule: String) -> String

  private var currency: String { catalogue.currency }

  private var thing: String { isCases ? "cases" : "applications" }

  private func counted(_ number: Int) -> String {
    Figure.counted(number, isCases ? "case" : "application", thing)
  }

  /// Kept cases that were not tried, a line for each reason.
  private var leftOut: String {
    found.leftOut.sorted { $0.key < $1.key }.map { why, number in
      let cases = Figure.counted(number, "case", "cases")
      let are = number == 1 ? "is" : "are"
      return why == TryOutRequest.draft
        ? "\n\(cases) not assessed yet \(are) left out"
        : "\n\(cases) of \(why) \(are) left out: another policy rules them (--product \(why))"
    }.joined()
  }

  var text: String {
    guard found.applications > 0 else {
      return "No \(thing) to try the policy on" + rejected + leftOut
    }
    var parts = [
      "\(counted(found.applications)): \(found.before.policy) before, "
        + "\(found.after.policy) after" + rejected + leftOut,
      sides, swaps,
    ]
    if !found.rules.isEmpty { parts.append(rules) }
    parts += found.groups.map(groups)
    return parts.joined(separator: "\n\n")
  }

  private var rejected: String {
    found.rejected > 0
      ? "; \(count(found.rejected)) could not be read and \(found.rejected == 1 ? "is" : "are") not counted"
        + found.rejections.map { "\n  " + told($0) }.joined()
        + (found.rejected > found.rejections.count && !isCases
          ? "\n  and others (`assay batch` tells all)" : "")
      : ""
  }

  private func told(_ rejection: TryOutRejection) -> String {
    let problems = rejection.problems.map { problem in
      problem.field.rawValue.isEmpty
        ? problem.sentence
        : "\(catalogue[problem.field]?.label ?? problem.field.rawValue) \(problem.sentence)"
    }
    return "row \(count(rejection.row)): \(problems.joined(separator: "; "))"
  }

  private var sides: String {
    let (before, after) = (found.before, found.after)
    var table = TextTable([.left, .right, .right, .right])
    table.add(["", "Before", "After", "Change"])
    func add(_ label: String, _ number: (TryOutSide) -> Int) {
      let (first, second) = (number(before), number(after))
      table.add([label, share(first), share(second), signed(second - first)])
    }
    add("Approved") { $0.approved }
    add("Referred to a person") { $0.referred }
    add("Declined") { $0.declined }
    func money(_ label: String, _ amount: (TryOutSide) -> Money?) {
      guard let first = amount(before), let second = amount(after) else { return }
      // What is shown is subtracted, so that a line adds up.
      table.add([
        label, Figure.grouped(first.amount), Figure.grouped(second.amount),
        signed(second.amount.rounded() - first.amount.rounded()),
      ])
    }
    money("Amount approved, \(currency)") { $0.approvedAmount }
    money("Expected loss of it, \(currency)") { $0.expectedLoss }
    func percent(_ label: String, _ value: (TryOutSide) -> Double?) {
      guard let first = value(before), let second = value(after) else { return }
      table.add([
        label, Figure.shown(first, decimals: 2) + "\u{202F}%",
        Figure.shown(second, decimals: 2) + "\u{202F}%",
        Figure.signed(((second * 100).rounded() - (first * 100).rounded()) / 100) + " points",
      ])
    }
    percent("Expected loss in the amount") { $0.expectedLossShare?.percent }
    percent("Mean chance of default") { $0.meanChance.map { $0 * 100 } }
    percent("Expected return a year") { $0.expectedReturn?.percent }
    return table.text
  }

  private var swaps: String {
    guard !found.swaps.isEmpty else { return "No recommendation changes." }
    var table = TextTable([.left, .right, .left])
    for swap in found.swaps {
      table.add([
        "\(swap.from.rawValue) → \(swap.to.rawValue)", count(swap.applications),
        "mean chance of default \(Figure.percent(swap.meanChance))",
      ])
    }
    return "Who changes\n" + table.text
  }

  private var rules: String {
    var table = TextTable([.left, .right, .right, .right])
    table.add(["", "Before", "After", "Change"])
    for rule in found.rules {
      table.add([
        title(rule.rule), count(rule.before), count(rule.after), signed(rule.after - rule.before),
      ])
    }
    return "Rules that stood against a plain approval (one application may meet several)\n"
      + table.text
  }

  private func groups(_ maker: TryOutGroups) -> String {
    var table = TextTable([.left, .right, .right, .right, .right])
    table.add(["", thing.prefix(1).uppercased() + thing.dropFirst(), "Before", "After", "Change"])
    let shown = maker.groups.sorted { ($1.applications, $0.name) < ($0.applications, $1.name) }
      .prefix(Self.mostGroups)
    for group in maker.groups where shown.contains(group) {
      table.add([
        TerminalText.line(words(group.name, of: maker), most: TerminalText.longestInTable),
        count(group.applications), Figure.percent(group.rateBefore),
        Figure.percent(group.rateAfter),
        Figure.signed((group.rateAfter - group.rateBefore) * 100, decimals: 1) + " points",
      ])
    }
    let more = maker.groups.count - shown.count
    let rest = more > 0 ? "\n  and \(more) smaller ones, with --json" : ""
    let watched = maker.isMonitoring ? ", for monitoring only" : ""
    return "Approval rate by \(name(of: maker))\(watched)\n" + table.text + rest
  }

  /// A field by its label; a column of the table as it calls itself.
  private func name(of maker: TryOutGroups) -> String {
    guard let label = catalogue[FieldID(maker.by)]?.label else { return maker.by }
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  private func words(_ group: String, of maker: TryOutGroups) -> String {
    let field = FieldID(maker.by)
    if case .number = catalogue[field]?.kind, let number = Double(group) {
      return catalogue.words(.number(number), of: field)
    }
    return catalogue[field] == nil ? group : catalogue.words(.choice(group), of: field)
  }

  /// As many as a terminal shows at once; JSON has them all.
  private static let mostGroups = 15

  private func count(_ number: Int) -> String { Figure.grouped(Double(number)) }

  private func signed(_ number: Int) -> String { signed(Double(number)) }

  /// A change with its sign, `0` for none.
  private func signed(_ change: Double) -> String {
    let text = Figure.grouped(change)
    return text == "0" || change < 0 ? text : "+" + text
  }

  private func share(_ number: Int) -> String {
    let share = Double(number) / Double(found.applications)
    return "\(count(number)) (\(Figure.percent(share)))"
  }
}
