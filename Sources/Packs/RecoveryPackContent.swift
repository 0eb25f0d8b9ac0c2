package import Lending
package import Scoring

/// The content of a new recovery pack, from which all its files are written.
package struct RecoveryPackContent: Sendable {
  package var catalogue: FieldCatalogue
  package var features: [Feature]
  /// The stages as XGBoost saved them, byte for byte.
  package var chance: [UInt8]
  package var share: [UInt8]
  package var calibration: RecoveryCalibration
  /// Made-up loans; their expected numbers are computed as the pack is written.
  package var goldenFields: [[FieldID: FieldValue]]
  package var evaluation: RecoveryReport

  package init(
    catalogue: FieldCatalogue, features: [Feature], chance: [UInt8], share: [UInt8],
    calibration: RecoveryCalibration, goldenFields: [[FieldID: FieldValue]],
    evaluation: RecoveryReport
  ) {
    self.catalogue = catalogue
    self.features = features
    self.chance = chance
    self.share = share
    self.calibration = calibration
    self.goldenFields = goldenFields
    self.evaluation = evaluation
  }

  /// The model that the content makes.
  package func model(named name: ModelName) throws(PackError) -> RecoveryModel {
    try RecoveryPack.model(
      named: name, digest: "", catalogue: catalogue, features: features,
      chance: RecoveryPack.json(chance, .recoveryChance, ""),
      share: RecoveryPack.json(share, .recoveryShare, ""),
      calibration: calibration, folder: "")
  }

  /// Every file but the manifest.
  func files(
    named name: ModelName, card: String
  ) throws(PackError) -> [PackFile: [UInt8]] {
    let model = try model(named: name)
    return [
      .fields: try PackWriter.encode(catalogue, .fields, pretty: true),
      .features: try PackWriter.encode(features, .features, pretty: true),
      .recoveryChance: chance, .recoveryShare: share,
      .recovery: try PackWriter.encode(calibration, .recovery, pretty: true),
      .evaluation: try PackWriter.encode(evaluation, .evaluation, pretty: true),
      .golden: try PackWriter.lines(
        goldenFields.map { RecoveryGoldenRow(scoring: $0, with: model) }, .golden),
      .card: Array(card.utf8),
    ]
  }
}
