internal import Lending

/// A figure that is known without any model; higher is riskier.
struct Baseline: Sendable {
  let name: String
  let value: @Sendable (LoanApplication) -> Double?
}
