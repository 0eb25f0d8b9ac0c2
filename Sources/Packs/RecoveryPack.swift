internal import FoundationEssentials
package import Lending
package import Scoring
package import Sealing
internal import StrictJSON

/// A pack of the recovery product that was read whole, verified and found to score as on the day of
/// its training.
package struct RecoveryPack: Sendable {
  package let folder: String
  package let manifest: PackManifest
  /// SHA-256 of `pack.json`.
  package let digest: SHA256Digest
  package let catalogue: FieldCatalogue
  package let model: RecoveryModel
  package let golden: [RecoveryGoldenRow]
  package let card: String
  /// What was measured of the model; nil in packs of before it was kept.
  package let evaluation: RecoveryReport?

  /// Reads and verifies the pack in a folder: digests, shapes, lawful inputs, golden rows.
  package init(folder: String) throws(PackError) {
    let files = try PackFiles(folder: folder, needed: PackFile.neededForRecovery)
    self.folder = folder
    manifest = files.manifest
    digest = files.manifestDigest
    catalogue = try files.decode(FieldCatalogue.self, .fields)
    let features = try files.decode([Feature].self, .features)
    try LawfulInputs.refuse(features, in: folder)
    model = try Self.model(
      named: manifest.name, digest: digest.hex, catalogue: catalogue, features: features,
      chance: Self.json(files.bytes(.recoveryChance), .recoveryChance, folder),
      share: Self.json(files.bytes(.recoveryShare), .recoveryShare, folder),
      calibration: files.decode(RecoveryCalibration.self, .recovery), folder: folder)
    golden = try files.lines(RecoveryGoldenRow.self, .golden)
    card = files.text(.card)
    evaluation = try files.decodeIfPresent(RecoveryReport.self, .evaluation)
    try ManifestFigures(manifest: manifest, card: card, folder: folder)
      .check(measured: evaluation?.metrics ?? [])
    guard !golden.isEmpty else {
      throw .goldenRow(folder: folder, row: 0, quantity: "number of rows")
    }
    for (index, row) in golden.enumerated() {
      let again = RecoveryGoldenRow(scoring: row.fields, with: model)
      if let quantity = row.difference(from: again) {
        throw .goldenRow(folder: folder, row: index + 1, quantity: quantity)
      }
    }
  }

  /// Whether a folder holds a pack of this kind, by its files; whether it is sound is not asked.
  package static func stands(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(PackFile.recovery.rawValue)")
  }

  /// Trees as XGBoost wrote them.
  static func json(
    _ bytes: [UInt8], _ file: PackFile, _ folder: String
  ) throws(PackError) -> JSONValue {
    do {
      return try StrictJSON.parse(bytes, acceptsNonFinite: true)
    } catch {
      throw .malformed(folder: folder, file: file.rawValue, error)
    }
  }

  static func model(
    named name: ModelName, digest: String, catalogue: FieldCatalogue, features: [Feature],
    chance: JSONValue, share: JSONValue, calibration: RecoveryCalibration, folder: String
  ) throws(PackError) -> RecoveryModel {
    do {
      return try RecoveryModel(
        name: name, digest: digest, catalogue: catalogue, features: features,
        chance: TreeEnsemble(xgboost: chance), share: TreeEnsemble(xgboost: share),
        calibration: calibration)
    } catch {
      throw .unusable(folder: folder, error)
    }
  }
}

extension RecoveryPack {
  /// Writes the pack under the next free version, unless the highest holds these very bytes, and
  /// reads it back as proof.
  ///
  /// - Parameters:
  ///   - card: the model card under a name.
  ///   - manifest: makes the manifest from a name and the digests of the files.
  package static func write(
    _ content: RecoveryPackContent, variant: String, modelsFolder: String,
    card: (ModelName) -> String,
    manifest: (ModelName, [String: SHA256Digest]) -> PackManifest
  ) throws(PackError) -> RecoveryPack {
    let folder = try PackShelf(modelsFolder: modelsFolder).keep(
      .recovery, variant: variant,
      files: { name throws(PackError) in try content.files(named: name, card: card(name)) },
      manifest: manifest,
      digest: { folder throws(PackError) in try RecoveryPack(folder: folder).digest })
    return try RecoveryPack(folder: folder)
  }
}

extension PackShelf {
  /// The folder of the recovery pack of that name, with or without its version; nil for other names.
  package func recoveryFolder(named text: String) -> String? {
    let prefix = "\(Product.recovery)-"
    guard text.hasPrefix(prefix) else { return nil }
    let parts = text.dropFirst(prefix.count).split(separator: "@", maxSplits: 1)
    guard let variant = parts.first.map(String.init) else { return nil }
    let version =
      parts.count == 2
      ? String(parts[1]) : highestVersion(of: .recovery, variant: variant).map { String($0) }
    let folder = version.map {
      self.folder(of: ModelName(product: .recovery, variant: variant, version: $0))
    }
    return folder.flatMap { folders(of: .recovery).contains($0) ? $0 : nil }
  }
}
