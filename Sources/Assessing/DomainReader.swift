internal import Lending
internal import Scoring

/// Says how untypical an application is, and by what.
struct DomainReader: Sendable {
  private let measure: DomainMeasure
  private let catalogue: FieldCatalogue

  init(_ measure: DomainMeasure, _ catalogue: FieldCatalogue) {
    self.measure = measure.reading(catalogue)
    self.catalogue = catalogue
  }

  /// 0…1.
  func share(_ application: LoanApplication) -> Double { measure(application) }

  /// The fields that make it so by their labels: "FICO score with Delinquencies, 2 years".
  func oddest(_ application: LoanApplication) -> String? {
    let labels = measure.oddest(application).map { catalogue[$0]?.label ?? $0.rawValue }
    return labels.isEmpty ? nil : labels.joined(separator: " with ")
  }
}
