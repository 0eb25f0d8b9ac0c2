internal import Assessing
package import Lending

extension Desk {
  /// What each amount would mean, the limit among them and the amount of greatest expected profit.
  package func limitCurves(_ application: LoanApplication) throws(DeskProblem) -> LimitCurves {
    guard let curves = underwriter(for: application).limitCurves(application) else {
      throw .termWithoutCurves
    }
    return curves
  }
}
