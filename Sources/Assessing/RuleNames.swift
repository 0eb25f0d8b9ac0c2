internal import Deciding
internal import Lending

/// How a rule that binds a limit is called in a sentence.
struct RuleNames {
  let rules: PolicyRules

  /// Nil for a key that is no limiting rule with a mark in the policy.
  func name(of key: String) -> String? {
    switch key {
    case ProbabilityCutOff.key: "the cut-off (\(mark(rules.probabilityCutOff)) chance of default)"
    case ScoreFloor.key: "the score floor (\(rules.scoreFloor.map(String.init) ?? ""))"
    case PaymentToIncomeCeiling.key:
      "the payment ceiling (\(mark(rules.paymentToIncomeCeiling)) of income\(stress))"
    case DebtToIncomeCeiling.key:
      "the debt ceiling (\(mark(rules.debtToIncomeCeiling)) of income\(stress))"
    case LoanToIncomeCeiling.key:
      "the ceiling on the amount (\(mark(rules.loanToIncomeCeiling)) of a year's income)"
    case UtilizationCeiling.key:
      "the ceiling on card limits in use (\(mark(rules.utilizationCeiling)))"
    case ExpectedLossBudget.key:
      "the expected-loss budget (\(mark(rules.expectedLossBudget)) of the amount)"
    case ReturnFloor.key: "the return floor (\(mark(rules.returnFloor)) a year)"
    case KnockOuts.key: "an answer that the lender does not take"
    default: nil
    }
  }

  private var stress: String { rules.stress.map { " under stress: \($0.words)" } ?? "" }

  private func mark(_ rate: Rate?) -> String {
    rate.map { Figure.plain($0.percent) + "\u{202F}%" } ?? ""
  }
}
