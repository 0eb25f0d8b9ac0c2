internal import Assessing
package import Lending

extension Desk {
  /// The chance of default alone, for a curve over many values of a field.
  ///
  /// The same as the assessment's; nil where the application cannot be assessed.
  package func chance(of application: LoanApplication) -> Probability? {
    let known: LoanApplication
    do { known = try checked(application) } catch { return nil }
    return underwriter(for: known).screen(known, reasons: 0, [])?.probability
  }

  /// How often each annual return is to be expected of an assessed loan, in bins of `width` percent;
  /// nil for a product that is not priced.
  package func returnDistribution(
    _ application: LoanApplication, _ assessment: Assessment, width: Double
  ) -> ReturnDistribution? {
    let assessor = underwriter(for: application) as? Assessor
    return assessor?.returnDistribution(application, assessment.probability, width: width)
  }
}
