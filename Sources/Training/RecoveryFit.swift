internal import Lending
internal import Packs
internal import Scoring

/// Both stages learned from some loans.
struct RecoveryFit {
  let chance: [UInt8]
  let share: [UInt8]
  let model: RecoveryModel
  /// Mean share of the loans: what a constant would say of every loan.
  let meanShare: Double
  /// Median share of the loans: the constant of the least absolute error.
  let medianShare: Double

  /// Parts of a cross-fit.
  static let parts = 5

  /// `tenths` and the rest of the calibration may be known already.
  init(
    _ loans: [RecoveryLoan], catalogue: FieldCatalogue, tenths: [RecoveryCalibration.Tenth]? = nil,
    feeShare: Double = 0, lagMonths: Double = 0, seed: UInt64,
    tick: () throws(TrainingError) -> Void
  ) throws(TrainingError) {
    let recovered = loans.filter(\.isAny)
    chance = try RecoveryRecipe.stage(
      loans, labels: loans.map { $0.isAny ? 1 : 0 }, seed: seed, tick: tick)
    share = try RecoveryRecipe.stage(
      recovered, labels: recovered.map(\.share), seed: seed &+ 1, tick: tick)
    let first = try RecoveryRecipe.read(chance, centredOn: loans)
    let second = try RecoveryRecipe.read(share, centredOn: recovered)
    let calibration = RecoveryCalibration(
      threshold: RecoveryLoan.threshold, chanceCentres: first.centres, shareCentres: second.centres,
      tenths: tenths ?? [RecoveryCalibration.Tenth(below: nil, low: 0, high: 1)],
      feeShare: feeShare, lagMonths: lagMonths)
    do {
      model = try RecoveryModel(
        name: ModelName(product: .recovery, variant: RecoveryLab.variant, version: "1"), digest: "",
        catalogue: catalogue, features: RecoveryRecipe.features, chance: first.trees,
        share: second.trees, calibration: calibration)
    } catch {
      throw .checkFailed(error.sentence)
    }
    meanShare = loans.reduce(0) { $0 + $1.share } / Double(loans.count)
    medianShare = loans.map(\.share).sorted()[loans.count / 2]
  }

  /// What each loan is expected to bring by models that did not learn from it.
  static func crossed(
    _ loans: [RecoveryLoan], catalogue: FieldCatalogue, seed: UInt64,
    tick: () throws(TrainingError) -> Void
  ) throws(TrainingError) -> [RecoveryForecast] {
    let folds = Folds(loans.map(\.key), marked: loans.map(\.isAny), count: parts, seed: seed)
    var forecasts = [RecoveryForecast?](repeating: nil, count: loans.count)
    for part in 0..<folds.count {
      let fit = try RecoveryFit(
        folds.others(part).map { loans[$0] }, catalogue: catalogue, seed: seed &+ UInt64(part),
        tick: tick)
      for index in folds.held(part) {
        forecasts[index] = RecoveryForecast(loans[index], fit)
      }
    }
    return forecasts.compactMap { $0 }
  }
}
