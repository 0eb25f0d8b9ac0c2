/// The fixed name of a field, the same in catalogue, JSON, CSV header, screen and report.
package struct FieldID: RawRepresentable, Hashable, Sendable, Comparable,
  ExpressibleByStringLiteral,
  CodingKeyRepresentable, CustomStringConvertible
{
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(_ name: String) { rawValue = name }
  package init(stringLiteral value: String) { rawValue = value }

  package var description: String { rawValue }

  package var codingKey: any CodingKey { NameKey(rawValue) }

  package init?<Key: CodingKey>(codingKey: Key) { self.init(rawValue: codingKey.stringValue) }

  package static func < (left: FieldID, right: FieldID) -> Bool { left.rawValue < right.rawValue }
}

extension FieldID: Codable {
  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// A coding key made from any name.
private struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The field names that the engines speak of; a pack may use more.
extension FieldID {
  package static let loanAmount: FieldID = "loan_amount"
  package static let termMonths: FieldID = "term_months"
  package static let purpose: FieldID = "purpose"
  package static let annualIncome: FieldID = "annual_income"
  package static let jointAnnualIncome: FieldID = "joint_annual_income"
  package static let monthlyDebtPayments: FieldID = "monthly_debt_payments"
  package static let debtToIncome: FieldID = "debt_to_income"
  package static let jointDebtToIncome: FieldID = "joint_debt_to_income"
  package static let interestRate: FieldID = "interest_rate"
  package static let grade: FieldID = "grade"

  package static let creditLimit: FieldID = "credit_limit"
  package static let monthlyIncome: FieldID = "monthly_income"
  package static let monthlyObligations: FieldID = "monthly_obligations"
  /// Months late, newest first.
  package static let repaymentStatuses = months("repayment_status")
  /// Statements, newest first.
  package static let billAmounts = months("bill_amount")
  /// What was paid in each month, newest first.
  package static let paymentAmounts = months("payment_amount")

  private static func months(_ name: String) -> [FieldID] {
    (1...6).map { FieldID("\(name)_\($0)") }
  }
}
