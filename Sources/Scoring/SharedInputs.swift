package import Lending

/// Which inputs of a model another one has as well, so that what both read is made once.
package struct SharedInputs: Sendable {
  private let model: any ScoringModel
  /// Where each input stands among those of the other model; below 0 where it has none like it.
  private let places: [Int]

  package init(of model: any ScoringModel, in other: any ScoringModel) {
    self.model = model
    places = model.features.map { feature in
      other.features.firstIndex { $0.source == feature.source } ?? -1
    }
  }

  /// The inputs as `model.row` gives them.
  ///
  /// - Parameter row: the inputs of the other model for the same application.
  package func row(_ application: LoanApplication, with row: [Float]) -> [Float] {
    guard let reader = (model as? RiskModel)?.reader else { return model.row(application) }
    var result = [Float](repeating: .nan, count: places.count)
    for (input, place) in places.enumerated() {
      result[input] = place >= 0 ? row[place] : reader.value(input, in: application)
    }
    return result
  }
}
