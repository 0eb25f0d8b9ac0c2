/// What became of an approved loan, as somebody entered it.
package struct CaseOutcome: Codable, Sendable, Equatable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// The money was paid out.
    case funded
    /// All was paid back.
    case paid
    /// The borrower did not pay back.
    case defaulted
    /// The borrower never took the loan, or what was entered before does not hold.
    case notTaken = "not-taken"

    /// Where a case then stands.
    package var state: CaseState {
      switch self {
      case .funded: .funded
      case .paid: .paid
      case .defaulted: .defaulted
      case .notTaken: .approved
      }
    }
  }

  package let outcome: Kind
  /// The day of the outcome itself, `2026-11-21`.
  package let on: String
  /// Of a defaulted loan: what came back of it so far; nil where that is not known.
  package let recovered: Money?

  package init(_ outcome: Kind, on day: String, recovered: Money? = nil) {
    self.outcome = outcome
    on = day
    self.recovered = recovered
  }

  /// What happened, in words.
  package var words: String {
    let what =
      switch outcome {
      case .funded: "Paid out"
      case .paid: "Paid back"
      case .defaulted: "Defaulted"
      case .notTaken: "Not taken"
      }
    return "\(what) on \(on)"
      + (recovered.map { ", \(Figure.grouped($0.amount)) recovered" } ?? "")
  }
}
