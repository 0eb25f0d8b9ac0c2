package import Lending

/// Two additive stages: the chance that anything comes back, and the share where it does.
///
/// Log-odds of each stage are a base plus one number a field, summed in double in field order.
package struct RecoveryModel: Sendable {
  package let name: ModelName
  /// SHA-256 of the pack's manifest.
  package let digest: String
  package let features: [Feature]
  package let calibration: RecoveryCalibration
  private let chance: RecoveryStage
  private let share: RecoveryStage

  /// Puts a model together from the parts of a pack.
  package init(
    name: ModelName, digest: String, catalogue: FieldCatalogue, features: [Feature],
    chance: TreeEnsemble, share: TreeEnsemble, calibration: RecoveryCalibration
  ) throws(ScoringError) {
    guard !calibration.tenths.isEmpty, calibration.tenths.last?.below == nil,
      (0...1).contains(calibration.feeShare)
    else { throw .mismatch("tenths or fee") }
    self.name = name
    self.digest = digest
    self.features = features
    self.calibration = calibration
    self.chance = try RecoveryStage(
      chance, features: features, centres: calibration.chanceCentres, catalogue: catalogue)
    self.share = try RecoveryStage(
      share, features: features, centres: calibration.shareCentres, catalogue: catalogue)
  }

  /// What is expected to come back.
  ///
  /// - Parameter feeShare: 0…1 of what is collected; nil takes the pack's.
  package func recovery(of loan: LoanApplication, feeShare: Double? = nil) -> Recovery {
    let known = loan.withRecoveryFacts
    let row = features.map { $0.value(in: known) }
    let chanceParts = chance.parts(row)
    let shareParts = share.parts(row)
    let chanceOfAny = Elementary.logistic(chanceParts.reduce(chance.base) { $0 + $1.logOdds })
    let shareIfAny = Elementary.logistic(shareParts.reduce(share.base) { $0 + $1.logOdds })
    let expected = chanceOfAny * shareIfAny
    let tenth =
      calibration.tenths.first { expected < ($0.below ?? .infinity) }
      ?? calibration.tenths[calibration.tenths.count - 1]
    return Recovery(
      model: name.description, packDigest: digest,
      balance: Money(loan.number(.outstandingPrincipal) ?? 0), chanceOfAny: chanceOfAny,
      shareIfAny: shareIfAny, low: min(tenth.low, expected), high: max(tenth.high, expected),
      feeShare: feeShare ?? calibration.feeShare, lagMonths: calibration.lagMonths,
      chanceParts: chanceParts, chanceBase: chance.base, shareParts: shareParts,
      shareBase: share.base)
  }
}

/// One stage of a recovery model as a table for each input.
private struct RecoveryStage: Sendable {
  let base: Double
  private let fields: [FieldID]
  private let tables: [BinTable]
  private let fieldOfFeature: [Int]

  init(
    _ trees: TreeEnsemble, features: [Feature], centres: [Double], catalogue: FieldCatalogue
  ) throws(ScoringError) {
    let terms = try trees.terms()
    guard terms.pairs.isEmpty, terms.tables.count == features.count,
      centres.count == features.count
    else { throw .mismatch("number of inputs") }
    let told = Set(features.map(\.toldAs))
    let fields = catalogue.fields.map(\.id).filter { told.contains($0) }
    guard fields.count == told.count else { throw .mismatch("an input is told as no field") }
    self.fields = fields
    base = terms.base + centres.reduce(0, +)
    tables = terms.tables.indices.map { index in terms.tables[index].mapped { $0 - centres[index] }
    }
    let positions = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })
    fieldOfFeature = features.map { positions[$0.toldAs] ?? 0 }
  }

  func parts(_ row: [Float]) -> [RecoveryPart] {
    var sums = [Double](repeating: 0, count: fields.count)
    for index in tables.indices {
      sums[fieldOfFeature[index]] += tables[index][tables[index].bin(of: row[index])]
    }
    return zip(fields, sums).map { RecoveryPart(field: $0, logOdds: $1) }
  }
}
