/// The fixed name of a field, the same in catalogue, JSON, CSV header, screen and report.
package struct FieldID: RawRepresentable, Hashable, Sendable, Comparable,
  ExpressibleByStringLiteral,
  CodingKeyRepresentable, CustomStringConvertible
{
  package let rawValue: String
  /// The name in 64 bits (FNV-1a), so that a table of fields is entered without reading the text.
  let key: UInt64

  package init(rawValue: String) {
    self.rawValue = rawValue
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in rawValue.utf8 { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.key = key
  }

  package init(_ name: String) { self.init(rawValue: name) }
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package static func == (left: FieldID, right: FieldID) -> Bool {
    left.key == right.key && left.rawValue == right.rawValue
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }

  package var description: String { rawValue }

  package var codingKey: any CodingKey { NameKey(rawValue) }

  package init?<Key: CodingKey>(codingKey: Key) { self.init(rawValue: codingKey.stringValue) }

  package static func < (left: FieldID, right: FieldID) -> Bool { left.rawValue < right.rawValue }
}

extension FieldID: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
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
  package static let openAccounts: FieldID = "open_accounts"
  package static let totalAccounts: FieldID = "total_accounts"
  package static let revolvingBalance: FieldID = "revolving_balance"
  package static let revolvingUtilization: FieldID = "revolving_utilization"

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
