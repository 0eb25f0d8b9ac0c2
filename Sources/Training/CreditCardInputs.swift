internal import Lending
internal import Scoring

/// The inputs of cards: how late, how much of the limit, how much was paid, and what of it together.
///
/// Sex, education, marriage and age stand in the file and are no inputs.
enum CreditCardInputs {
  /// More months late, a higher bill for the limit and less paid never lower the risk; a higher
  /// present limit never raises it.
  ///
  /// How a statement was paid in time, purchases and trends are free.
  static let all: [Feature] = [number(.creditLimit, -1)] + lateness + bills + payments

  /// The file has no unknown; other lenders may know fewer months.
  ///
  /// Each blanks every number of six months that is made from it, so the chance is small.
  static let blanking: [FieldID: Double] = Dictionary(
    uniqueKeysWithValues: (FieldID.repaymentStatuses + FieldID.billAmounts + FieldID.paymentAmounts)
      .map { ($0, 0.02) })

  private static var lateness: [Feature] {
    let months: [Feature] = FieldID.repaymentStatuses.enumerated().flatMap { month, field in
      [
        Feature(
          name: "months_late_\(month + 1)", source: .monthsLate(field), toldAs: field, monotone: 1),
        Feature(
          name: "way_of_paying_\(month + 1)", source: .wayOfPaying(field), toldAs: field,
          monotone: 0),
      ]
    }
    let sixMonths: [Feature] = [
      measure(.worstLateness, 1, as: FieldID.repaymentStatuses),
      measure(.lateStatements, 1, as: FieldID.repaymentStatuses),
      measure(.recentLateness, 1, as: FieldID.repaymentStatuses),
      measure(.sinceLate, -1, as: FieldID.repaymentStatuses),
      measure(.unusedMonths, 0, as: FieldID.repaymentStatuses),
    ]
    return months + sixMonths
  }

  private static var bills: [Feature] {
    let months: [Feature] = FieldID.billAmounts.prefix(3).enumerated().map { month, field in
      Feature(
        name: "bill_to_limit_\(month + 1)", source: .shareOfLimit(field), toldAs: field, monotone: 1
      )
    }
    let sixMonths: [Feature] = [
      number(FieldID.billAmounts[0], 0),
      measure(.meanUse, 1, as: FieldID.billAmounts),
      measure(.highestUse, 1, as: FieldID.billAmounts),
      measure(.quarterTrend, 0, as: FieldID.billAmounts),
      measure(.purchases, 0, as: FieldID.billAmounts),
      measure(.monthlyPurchases, 0, as: FieldID.billAmounts),
      measure(.unusedLimit, -1, as: FieldID.billAmounts),
    ]
    return months + sixMonths
  }

  private static var payments: [Feature] {
    let newest = FieldID.paymentAmounts[0]
    let months = FieldID.paymentAmounts.map { number($0, -1) }
    let sixMonths: [Feature] = [
      Feature(
        name: "payment_to_bill_1", source: .shareOfBill(newest, bill: FieldID.billAmounts[1]),
        toldAs: newest, monotone: -1),
      measure(.paidShare, -1, as: FieldID.paymentAmounts),
      measure(.largestPaymentShare, -1, as: FieldID.paymentAmounts),
      measure(.meanPayment, -1, as: FieldID.paymentAmounts),
      measure(.largestPayment, -1, as: FieldID.paymentAmounts),
      measure(.smallestPayment, -1, as: FieldID.paymentAmounts),
      measure(.unpaidMonths, 1, as: FieldID.paymentAmounts),
      measure(.missedPayments, 1, as: FieldID.paymentAmounts),
    ]
    return months + sixMonths
  }

  private static func number(_ field: FieldID, _ monotone: Int) -> Feature {
    Feature(name: field.rawValue, source: .number(field), toldAs: field, monotone: monotone)
  }

  /// A number of six months is told under the newest of its months.
  private static func measure(
    _ measure: CardMeasure, _ monotone: Int, as fields: [FieldID]
  ) -> Feature {
    Feature(
      name: measure.rawValue, source: .card(measure), toldAs: fields[0], monotone: monotone)
  }
}
