internal import Lending
internal import Scoring

/// Says how untypical an application is, and by what.
struct DomainReader: Sendable {
  private let measure: DomainMeasure
  private let catalogue: FieldCatalogue

  init(_ measure: DomainMeasure, _ catalogue: FieldCatalogue) {
    self.measure = measure
    self.catalogue = catalogue
  }

  /// 0…1.
  func share(_ row: [Float]) -> Double { measure(row) }

  /// The fields that make it so by their labels: "FICO score with Delinquencies, 2 years".
  func oddest(_ row: [Float]) -> String? {
    let labels = measure.oddest(row).map { catalogue[$0]?.label ?? $0.rawValue }
    return labels.isEmpty ? nil : labels.joined(separator: " with ")
  }
}
