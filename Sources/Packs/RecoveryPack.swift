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

  /// Reads and verifies the pack in a folder: digests, shapes, lawful inputs, golden rows.
  package init(folder: String) throws(PackError) {
    let files = try PackFiles(folder: folder, needed: PackFile.neededForRecovery)
    self.folder = folder
    manifest = files.manifest
    digest = files.manifestDigest
    catalogue = try files.decode(FieldCatalogue.self, .fields)
    let features = try files.decode([Feature].self, .features)
    for feature in features {
      let names = [FieldID(feature.name), feature.toldAs] + feature.fieldsRead
      if let forbidden = names.first(where: { LawfulInputs.forbids($0.rawValue) }) {
        throw .unlawfulField(folder: folder, field: forbidden)
      }
    }
    model = try Self.model(
      named: manifest.name, digest: digest.hex, catalogue: catalogue, features: features,
      chance: Self.json(files.bytes(.recoveryChance), .recoveryChance, folder),
      share: Self.json(files.bytes(.recoveryShare), .recoveryShare, folder),
      calibration: files.decode(RecoveryCalibration.self, .recovery), folder: folder)
    golden = try files.lines(RecoveryGoldenRow.self, .golden)
    card = files.text(.card)
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

  fileprivate static func json(
    _ bytes: [UInt8], _ file: PackFile, _ folder: String
  ) throws(PackError) -> JSONValue {
    do {
      return try StrictJSON.parse(bytes)
    } catch {
      throw .malformed(folder: folder, file: file.rawValue, error)
    }
  }

  fileprivate static func model(
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

  package init(
    catalogue: FieldCatalogue, features: [Feature], chance: [UInt8], share: [UInt8],
    calibration: RecoveryCalibration, goldenFields: [[FieldID: FieldValue]]
  ) {
    self.catalogue = catalogue
    self.features = features
    self.chance = chance
    self.share = share
    self.calibration = calibration
    self.goldenFields = goldenFields
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
  fileprivate func files(
    named name: ModelName, card: String
  ) throws(PackError) -> [PackFile: [UInt8]] {
    let model = try model(named: name)
    func encode(
      _ value: some Encodable, _ file: PackFile, pretty: Bool = true
    ) throws(PackError) -> [UInt8] {
      do {
        return try StrictJSON.encode(value, pretty: pretty)
      } catch {
        throw .malformed(folder: "", file: file.rawValue, error)
      }
    }
    var golden: [UInt8] = []
    for fields in goldenFields {
      golden += try encode(RecoveryGoldenRow(scoring: fields, with: model), .golden, pretty: false)
      golden.append(UInt8(ascii: "\n"))
    }
    return [
      .fields: try encode(catalogue, .fields), .features: try encode(features, .features),
      .recoveryChance: chance, .recoveryShare: share, .recovery: try encode(calibration, .recovery),
      .golden: golden, .card: Array(card.utf8),
    ]
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
    let shelf = PackShelf(modelsFolder: modelsFolder)
    func encoded(_ version: Int) throws(PackError) -> (ModelName, [PackFile: [UInt8]]) {
      let name = ModelName(product: .recovery, variant: variant, version: String(version))
      var files = try content.files(named: name, card: card(name))
      let digests = files.map { ($0.key.rawValue, SHA256Digest.of($0.value)) }
      let made = manifest(name, Dictionary(uniqueKeysWithValues: digests))
      do {
        files[.manifest] = try StrictJSON.encode(made, pretty: true)
      } catch {
        throw .malformed(folder: modelsFolder, file: PackFile.manifest.rawValue, error)
      }
      return (name, files)
    }
    let highest = shelf.highestVersion(of: .recovery, variant: variant)
    if let highest {
      let (name, files) = try encoded(highest)
      // A pack that cannot be read is left alone; the new one gets the next version.
      if let kept = try? RecoveryPack(folder: shelf.folder(of: name)),
        kept.digest == SHA256Digest.of(files[.manifest] ?? [])
      {
        return kept
      }
    }
    let (name, files) = try encoded((highest ?? 0) + 1)
    let place = shelf.folder(of: name)
    let draft = place + ".draft"
    do {
      if FileManager.default.fileExists(atPath: draft) {
        try FileManager.default.removeItem(atPath: draft)
      }
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(file: draft)
    }
    for (file, bytes) in files {
      let path = "\(draft)/\(file.rawValue)"
      guard DurableFile.write(bytes, to: path) else { throw .notWritable(file: path) }
    }
    do {
      try FileManager.default.moveItem(atPath: draft, toPath: place)
    } catch {
      throw .notWritable(file: place)
    }
    guard DurableFile.syncFolder(of: place) else { throw .notWritable(file: place) }
    return try RecoveryPack(folder: place)
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
