import ArgumentParser
import Lending

/// What is asked of the choice of a portfolio.
struct PlanOptions: ParsableArguments {
  private static let kinds = LoanKind.allCases.map(\.rawValue).joined(separator: ", ")

  private static let usualNote = 25.0
  private static let usualMaxShare = 5.0
  private static let usualRiskPrice = 10.0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Loans are bought in whole multiples of it; otherwise 25.", valueName: "money"))
  var note: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Most of one borrower, in percent of the budget; otherwise 5. Rows with the same id are one \
      borrower's, a row without an id is a borrower of its own.
      """, valueName: "percent"))
  var maxShare: Double?

  @Option(
    help: ArgumentHelp(
      "Most of each group of a kind, in percent of the budget; kinds are \(kinds). May be repeated.",
      valueName: "kind=percent"))
  var limit: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Return a year that a loan must bring after the charge for risk; otherwise the policy's discount rate.",
      valueName: "percent"))
  var hurdle: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Charge a year for risk, of what a recession (one case in twenty) takes beyond the expected \
      loss; otherwise 10.
      """, valueName: "percent"))
  var riskPrice: Double?

  @Flag(help: "Buy also what the policy refers to a person.")
  var includeReferred = false

  /// Refuses what would be asked in vain of a book that is held.
  func refuseHeld() throws {
    let given = [
      ("--note", note != nil), ("--max-share", maxShare != nil), ("--limit", !limit.isEmpty),
      ("--hurdle", hurdle != nil), ("--risk-price", riskPrice != nil),
      ("--include-referred", includeReferred),
    ].filter(\.1).map(\.0)
    guard given.isEmpty else {
      throw ValidationError(
        "Nothing is chosen of a held book: leave out \(given.joined(separator: ", ")).")
    }
  }

  /// Whether the numbers make sense with a budget.
  func check(budget: Double) throws {
    let note = self.note ?? Self.usualNote
    let maxShare = self.maxShare ?? Self.usualMaxShare
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
    guard (0...1000).contains(riskPrice ?? 0) else {
      throw ValidationError("--risk-price takes 0 to 1000.")
    }
    _ = try limits()
  }

  func plan(budget: Double, policy: Policy) throws -> PortfolioPlan {
    PortfolioPlan(
      budget: Money(budget), note: Money(note ?? Self.usualNote),
      mostOfOne: Rate(percent: maxShare ?? Self.usualMaxShare),
      mostOfKind: try limits(),
      hurdle: hurdle.map { Rate(percent: $0) } ?? policy.pricing?.discountRate ?? Rate(percent: 0),
      riskPrice: Rate(percent: riskPrice ?? Self.usualRiskPrice), recessionOneIn: 20,
      includesReferred: includeReferred)
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
