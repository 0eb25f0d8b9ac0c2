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

  /// `tenths` and the rest of the calibration may be known already.
  init(
    _ loans: [RecoveryLoan], catalogue: FieldCatalogue, tenths: [RecoveryCalibration.Tenth]? = nil,
    feeShare: Double = 0, lagMonths: Double = 0, seed: UInt64
  ) throws(TrainingError) {
    let recovered = loans.filter(\.isAny)
    chance = try RecoveryRecipe.stage(loans, labels: loans.map { $0.isAny ? 1 : 0 }, seed: seed)
    share = try RecoveryRecipe.stage(recovered, labels: recovered.map(\.share), seed: seed &+ 1)
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
  }

  /// What each loan is expected to bring by models that did not learn from it.
  static func crossed(
    _ loans: [RecoveryLoan], catalogue: FieldCatalogue, seed: UInt64
  ) throws(TrainingError) -> [RecoveryForecast] {
    var draws = SeededDraws(seed: seed)
    let folds = 5
    let fold = loans.map { _ in draws.index(below: folds) }
    var forecasts = [RecoveryForecast?](repeating: nil, count: loans.count)
    for held in 0..<folds {
      let fit = try RecoveryFit(
        loans.indices.filter { fold[$0] != held }.map { loans[$0] }, catalogue: catalogue,
        seed: seed &+ UInt64(held))
      for index in loans.indices where fold[index] == held {
        forecasts[index] = RecoveryForecast(loans[index], fit)
      }
    }
    return forecasts.compactMap { $0 }
  }
}

/// A loan's forecast beside what came.
struct RecoveryForecast: Sendable {
  let loan: RecoveryLoan
  let chance: Double
  let expected: Double
  let low: Double
  let high: Double
  let baseline: Double

  init(_ loan: RecoveryLoan, _ fit: RecoveryFit) {
    self.loan = loan
    // The facts are in the loan already; months paid came without the two fields behind it.
    let found = fit.model.recovery(of: loan.application)
    chance = found.chanceOfAny
    expected = found.expectedShare
    low = found.low
    high = found.high
    baseline = fit.meanShare
  }

  /// Tenths of the loans by expected share, with the 5th and 95th of a hundred shares in each.
  static func tenths(_ forecasts: [RecoveryForecast]) -> [RecoveryCalibration.Tenth] {
    let order = forecasts.sorted { $0.expected < $1.expected }
    return (0..<10).map { part in
      let mine = order[order.count * part / 10..<order.count * (part + 1) / 10]
      let shares = mine.map(\.loan.share).sorted()
      func at(_ level: Double) -> Double {
        shares.isEmpty ? 0 : shares[min(Int(level * Double(shares.count)), shares.count - 1)]
      }
      let next = order.count * (part + 1) / 10
      return RecoveryCalibration.Tenth(
        below: part < 9 && next < order.count ? order[next].expected : nil, low: at(0.05),
        high: at(0.95))
    }
  }
}
