import ArgumentParser
import Lending

/// What is asked of the choice of a portfolio.
struct PlanOptions: ParsableArguments {
  private static let kinds = LoanKind.allCases.map(\.rawValue).joined(separator: ", ")

  @Option(help: ArgumentHelp("Loans are bought in whole multiples of it.", valueName: "money"))
  var note = 25.0

  @Option(help: ArgumentHelp("Most of one loan, in percent of the budget.", valueName: "percent"))
  var maxShare = 5.0

  @Option(
    help: ArgumentHelp(
      "Most of each group of a kind, in percent of the budget; kinds are \(kinds). May be repeated.",
      valueName: "kind=percent"))
  var limit: [String] = []

  @Option(
    help: ArgumentHelp(
      "Return a year that a loan must bring after the charge for risk; otherwise the policy's discount rate.",
      valueName: "percent"))
  var hurdle: Double?

  @Option(
    help: ArgumentHelp(
      "Charge a year for risk, of what a recession (one case in twenty) takes beyond the expected loss.",
      valueName: "percent"))
  var riskPrice = 10.0

  @Flag(help: "Buy also what the policy refers to a person.")
  var includeReferred = false

  /// Whether the numbers make sense with a budget.
  func check(budget: Double) throws {
    guard (1...1e12).contains(budget) else {
      throw ValidationError("--budget takes 1 to 1 000 000 000 000.")
    }
    guard note >= 0.01, note <= budget else {
      throw ValidationError("--note takes an amount up to the budget.")
    }
    guard maxShare > 0, maxShare <= 100 else {
      throw ValidationError("--max-share takes more than 0 and up to 100.")
    }
    guard budget * maxShare / 100 * (1 + 1e-12) >= note else {
      throw ValidationError(
        "A note is more than --max-share of the budget: choose smaller notes or a larger share.")
    }
    guard (-100...1000).contains(hurdle ?? 0) else {
      throw ValidationError("--hurdle takes -100 to 1000.")
    }
    guard (0...1000).contains(riskPrice) else {
      throw ValidationError("--risk-price takes 0 to 1000.")
    }
    _ = try limits()
  }

  func plan(budget: Double, policy: Policy) throws -> PortfolioPlan {
    PortfolioPlan(
      budget: Money(budget), note: Money(note), mostOfOne: Rate(percent: maxShare),
      mostOfKind: try limits(),
      hurdle: hurdle.map { Rate(percent: $0) } ?? policy.pricing?.discountRate ?? Rate(percent: 0),
      riskPrice: Rate(percent: riskPrice), recessionOneIn: 20, includesReferred: includeReferred)
  }

  private func limits() throws -> [LoanKind: Rate] {
    var limits: [LoanKind: Rate] = [:]
    for words in limit {
      let parts = words.split(separator: "=", omittingEmptySubsequences: false)
      // A region is a state in the United States.
      let name = parts.first == "state" ? "region" : parts.first.map(String.init) ?? ""
      guard parts.count == 2, let kind = LoanKind(rawValue: name), let percent = Double(parts[1]),
        percent >= 0, percent <= 100
      else {
        throw ValidationError(
          "--limit takes one of \(Self.kinds), =, and 0 to 100, such as grade=30.")
      }
      guard limits[kind] == nil else {
        throw ValidationError("--limit is given twice for \(kind.rawValue).")
      }
      limits[kind] = Rate(percent: percent)
    }
    return limits
  }
}
