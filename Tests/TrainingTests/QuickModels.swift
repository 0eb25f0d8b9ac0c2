import Lending
import Scoring
import Testing

@testable import Training

/// Learns a recipe from loans in one go, without any cross-fit.
func learned(_ loans: [HistoricLoan], _ recipe: Recipe, seed: UInt64 = 1) throws -> LearnedModel {
  let rows = TrainingRows(loans, features: recipe.features)
  return try ModelTrainer(recipe: recipe, tick: {}).train(
    rows, offsets: try RiskOffsets(rawRatesOf: rows), seed: seed)
}

/// A glass box of what was learned, at the learner's own level.
func glassBox(
  _ learned: LearnedModel, _ features: [Feature], points: [ReferenceLine.Point] = []
) throws -> RiskModel {
  let terms = try #require(learned.terms)
  let catalogue = try installmentLoanCatalogue()
  let told = Set(features.map(\.toldAs))
  return try RiskModel(
    name: ModelName(product: .installmentLoan, variant: "borrower", version: "1"), digest: "",
    catalogue: catalogue, features: features, function: learned.function,
    calibration: quickCalibration(
      centres: terms.tables.map { _ in 0 } + terms.pairs.map { _ in 0 },
      variances: terms.tables.map { [Double](repeating: 0, count: $0.values.count + 1) }
        + terms.pairs.map { [Double](repeating: 0, count: $0.values.count) }),
    line: ReferenceLine(fields: catalogue.fields.map(\.id).filter(told.contains), points: points))
}

func quickCalibration(centres: [Double], variances: [[Double]]) -> Calibration {
  Calibration(
    intercept: -1.5, slope: 1, centres: centres, variances: variances, vintageVariance: 0.01,
    confidence: 0.9, deviations: 1.645, points: .standard,
    bands: [BandCut(letter: "A", below: nil)])
}

extension Recipe {
  /// The same with other settings of the trees.
  func with(_ change: (inout TreeSettings) -> Void) -> Recipe {
    guard case .trees(let settings) = settings else { return self }
    return Recipe(
      learner: learner, name: name, features: features, settings: .trees(settings.with(change)),
      blanking: blanking)
  }

  /// The same with a demand on one input and on no other.
  func demandingOnly(_ monotone: Int, of input: String) -> Recipe {
    Recipe(
      learner: learner, name: name,
      features: features.map { feature in
        Feature(
          name: feature.name, source: feature.source, toldAs: feature.toldAs,
          monotone: feature.name == input ? monotone : 0)
      }, settings: settings, blanking: blanking)
  }
}
