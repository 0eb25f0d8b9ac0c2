/// Amount, income, debt to income and revolving balance, rounded to 1, 1, 0.01 and 1: what two
/// records of the same loan share across files.
struct LoanKey: Sendable, Hashable {
  private let parts: [Int64?]

  init(
    amount: Double?, income: Double?, debtToIncome: Double?, revolvingBalance: Double?
  ) {
    parts = [amount, income, debtToIncome.map { $0 * 100 }, revolvingBalance].map { part in
      part.flatMap { Int64(exactly: $0.rounded()) }
    }
  }

  /// All that is known of an account: only equal accounts share a key.
  init(_ values: [Double?]) {
    parts = values.map { value in value.map { Int64(bitPattern: $0.bitPattern) } }
  }
}
