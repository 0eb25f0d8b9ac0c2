package import Lending

/// What credit sense reads from several fields of a borrower and a loan at once.
///
/// Unknown where one of its fields is. Shares are in percent and at most `highestShare`.
package enum LoanMeasure: String, Sendable, CaseIterable {
  /// What the borrower may owe on cards: balance over utilisation. How far others trusted the
  /// borrower before.
  case revolvingLimit = "revolving_limit"
  /// Amount asked for, in percent of the revolving limit.
  case loanToRevolvingLimit = "loan_to_revolving_limit"
  /// Revolving limit for each open account.
  case revolvingLimitPerAccount = "revolving_limit_per_account"
  /// Amount asked for over the revolving balance and a thousand.
  case loanToRevolvingBalance = "loan_to_revolving_balance"
  /// Open accounts in percent of all.
  case openShare = "open_share"
  /// Debt to income with this loan's payment, in percent, at a usual rate for the term: what the
  /// lender asks is no part of it.
  case burden

  package static let highestShare = 10_000.0
  /// Added to a balance, so that a small one makes no infinite ratio.
  private static let smallBalance = 1_000.0

  /// The rate at which `burden` takes a loan.
  static func usualRate(months: Int) -> Rate { Rate(percent: months > 48 ? 16 : 12) }

  /// Payments at the usual rate by months, as they are asked for with every amount that is tried.
  private static let usualTerms = (0...120).map {
    AnnuityTerms(rate: usualRate(months: $0), months: $0)
  }

  private static func usualPayment(of amount: Money, months: Int) -> Money {
    usualTerms.indices.contains(months)
      ? usualTerms[months].payment(of: amount)
      : Annuity.payment(of: amount, at: usualRate(months: months), months: months)
  }

  /// The number; nil where it cannot be known.
  package func value(in application: LoanApplication) -> Double? {
    switch self {
    case .revolvingLimit: return Self.revolvingLimit(application)
    case .loanToRevolvingLimit:
      return Self.share(application.known(.loanAmount), of: Self.revolvingLimit(application))
    case .revolvingLimitPerAccount:
      return application.known(.openAccounts).flatMap { accounts in
        accounts > 0 ? Self.revolvingLimit(application).map { $0 / accounts } : nil
      }
    case .loanToRevolvingBalance:
      return application.known(.revolvingBalance).flatMap { balance in
        application.known(.loanAmount).map { $0 / (max(balance, 0) + Self.smallBalance) }
      }
    case .openShare:
      return Self.share(
        application.known(.openAccounts),
        of: application.known(.totalAccounts).flatMap { $0 > 0 ? $0 : nil })
    case .burden: return Self.burden(application)
    }
  }

  private static func revolvingLimit(_ application: LoanApplication) -> Double? {
    guard let balance = application.known(.revolvingBalance), balance > 0,
      let utilization = application.known(.revolvingUtilization), utilization > 0
    else { return nil }
    return balance / utilization * 100
  }

  private static func share(_ part: Double?, of whole: Double?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return min(part / whole * 100, highestShare)
  }

  private static func burden(_ application: LoanApplication) -> Double? {
    guard let debts = application.effectiveDebtToIncome?.percent,
      let income = application.effectiveIncome?.amount
    else { return nil }
    let months = application.termMonths
    let payment = usualPayment(of: application.loanAmount, months: months).amount
    return min(debts + min(payment * 1200 / max(income, 1), highestShare), highestShare)
  }

  /// The fields from which it is made.
  package var fieldsRead: [FieldID] {
    let limit: [FieldID] = [.revolvingBalance, .revolvingUtilization]
    let income: [FieldID] = [.annualIncome, .jointAnnualIncome]
    switch self {
    case .revolvingLimit: return limit
    case .loanToRevolvingLimit: return [.loanAmount] + limit
    case .revolvingLimitPerAccount: return limit + [.openAccounts]
    case .loanToRevolvingBalance: return [.loanAmount, .revolvingBalance]
    case .openShare: return [.openAccounts, .totalAccounts]
    case .burden:
      return [
        .debtToIncome, .jointDebtToIncome, .monthlyDebtPayments, .loanAmount, .termMonths,
      ] + income
    }
  }
}
