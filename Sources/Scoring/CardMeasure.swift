package import Lending

/// What the last six months of a card say in one number.
///
/// Each is taken over the months that are known, and is unknown where none is.
package enum CardMeasure: String, Sendable, CaseIterable {
  /// The most months late of all six statements.
  case worstLateness = "worst_lateness"
  /// Statements that were paid late.
  case lateStatements = "late_statements"
  /// Months late of all statements, the newest six times, the oldest once.
  case recentLateness = "recent_lateness"
  /// Statements since the last late one; 6 where none was late.
  case sinceLate = "since_late"
  /// Months in which the card was not used.
  case unusedMonths = "unused_months"
  /// Mean bill, in percent of the limit.
  case meanUse = "mean_use"
  /// Highest bill, in percent of the limit.
  case highestUse = "highest_use"
  /// Newest bill less that of two months before, in percent of the limit.
  case quarterTrend = "quarter_trend"
  /// What was bought on the card in five months, in percent of the limit: rise of the bills and what
  /// was paid on them.
  case purchases = "purchases"
  /// The same as money a month.
  case monthlyPurchases = "monthly_purchases"
  /// What is left of the limit after the newest bill.
  case unusedLimit = "unused_limit"
  /// Payments of five months in percent of the bills on which they were due; 200 at most, as where
  /// nothing was due.
  case paidShare = "paid_share"
  /// Largest payment, in percent of the limit.
  case largestPaymentShare = "largest_payment_share"
  /// Largest payment of one month.
  case largestPayment = "largest_payment"
  /// Smallest payment of one month.
  case smallestPayment = "smallest_payment"
  case meanPayment = "mean_payment"
  /// Months without a payment.
  case unpaidMonths = "unpaid_months"
  /// Months without a payment although the bill before asked for one.
  case missedPayments = "missed_payments"

  /// A payment counts as at most twice its bill.
  static let highestPaidShare = 200.0

  /// The number; nil where it cannot be known.
  package func value(in application: LoanApplication) -> Double? {
    // Six look-ups each, so only where the measure asks for them.
    var statuses: [Double?] { FieldID.repaymentStatuses.map { application.number($0) } }
    var bills: [Double?] { FieldID.billAmounts.map { application.number($0) } }
    func bill(_ month: Int) -> Double? { application.number(FieldID.billAmounts[month]) }
    var payments: [Double?] { FieldID.paymentAmounts.map { application.number($0) } }
    let limit = application.number(.creditLimit)
    switch self {
    case .worstLateness: return Self.late(statuses).max()
    case .lateStatements: return Self.count(statuses) { $0 > 0 }
    case .recentLateness:
      let statuses = statuses
      guard statuses.contains(where: { $0 != nil }) else { return nil }
      return zip(statuses, [6.0, 5, 4, 3, 2, 1]).reduce(0) { $0 + $1.1 * max($1.0 ?? 0, 0) }
    case .sinceLate:
      let statuses = statuses
      guard statuses.contains(where: { $0 != nil }) else { return nil }
      return Double(statuses.firstIndex { ($0 ?? 0) > 0 } ?? statuses.count)
    case .unusedMonths: return Self.count(statuses) { $0 == -2 }
    case .meanUse: return Self.share(Self.mean(bills), of: limit)
    case .highestUse: return Self.share(Self.known(bills).max(), of: limit)
    case .quarterTrend: return Self.share(Self.difference(bill(0), bill(2)), of: limit)
    case .purchases:
      return Self.share(Self.bought(bills, payments).map { $0 * 5 }, of: limit)
    case .monthlyPurchases: return Self.bought(bills, payments)
    case .unusedLimit: return Self.difference(limit, bill(0))
    case .paidShare: return Self.paid(bills, payments)
    case .largestPaymentShare: return Self.share(Self.known(payments).max(), of: limit)
    case .largestPayment: return Self.known(payments).max()
    case .smallestPayment: return Self.known(payments).min()
    case .meanPayment: return Self.mean(payments)
    case .unpaidMonths: return Self.count(payments) { $0 <= 0 }
    case .missedPayments: return Self.missed(bills, payments)
    }
  }

  private static func known(_ values: [Double?]) -> [Double] { values.compactMap { $0 } }

  private static func late(_ statuses: [Double?]) -> [Double] { known(statuses).map { max($0, 0) } }

  private static func count(_ values: [Double?], _ holds: (Double) -> Bool) -> Double? {
    let values = known(values)
    return values.isEmpty ? nil : Double(values.count(where: holds))
  }

  private static func mean(_ values: [Double?]) -> Double? {
    let values = known(values)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func difference(_ left: Double?, _ right: Double?) -> Double? {
    left.flatMap { left in right.map { left - $0 } }
  }

  static func share(_ part: Double?, of whole: Double?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return part / whole * 100
  }

  /// Purchases a month, from the months whose two bills and payment are known.
  private static func bought(_ bills: [Double?], _ payments: [Double?]) -> Double? {
    mean(
      (0..<5).map { month in
        difference(bills[month], bills[month + 1]).flatMap { rise in
          payments[month].map { rise + $0 }
        }
      })
  }

  private static func paid(_ bills: [Double?], _ payments: [Double?]) -> Double? {
    let months = (0..<5).compactMap { month in
      bills[month + 1].flatMap { bill in payments[month].map { (bill: max(bill, 0), paid: $0) } }
    }
    guard !months.isEmpty else { return nil }
    let due = months.reduce(0) { $0 + $1.bill }
    guard due > 0 else { return highestPaidShare }
    return min(months.reduce(0) { $0 + $1.paid } / max(due, 1) * 100, highestPaidShare)
  }

  private static func missed(_ bills: [Double?], _ payments: [Double?]) -> Double? {
    let months = (0..<5).compactMap { month in
      bills[month + 1].flatMap { bill in payments[month].map { (bill: bill, paid: $0) } }
    }
    return months.isEmpty ? nil : Double(months.count { $0.bill > 0 && $0.paid <= 0 })
  }
}

extension CardMeasure {
  /// The fields from which it is made.
  package var fieldsRead: [FieldID] {
    switch self {
    case .worstLateness, .lateStatements, .recentLateness, .sinceLate, .unusedMonths:
      FieldID.repaymentStatuses
    case .meanUse, .highestUse: FieldID.billAmounts + [.creditLimit]
    case .quarterTrend: [FieldID.billAmounts[0], FieldID.billAmounts[2], .creditLimit]
    case .purchases: FieldID.billAmounts + FieldID.paymentAmounts.dropLast() + [.creditLimit]
    case .monthlyPurchases, .paidShare, .missedPayments:
      FieldID.billAmounts + FieldID.paymentAmounts.dropLast()
    case .unusedLimit: [FieldID.billAmounts[0], .creditLimit]
    case .largestPaymentShare: FieldID.paymentAmounts + [.creditLimit]
    case .largestPayment, .smallestPayment, .meanPayment, .unpaidMonths: FieldID.paymentAmounts
    }
  }
}
