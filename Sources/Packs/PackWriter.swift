internal import FoundationEssentials
package import Lending
package import Pricing
package import Scoring
package import Sealing
internal import StrictJSON

/// The content of a new pack, from which all its files are written.
package struct PackContent: Sendable {
  package let catalogue: FieldCatalogue
  package let features: [Feature]
  /// The model as XGBoost saved it, byte for byte.
  package let trees: [UInt8]
  package let calibration: Calibration
  package let curves: CashFlowCurves
  package let reference: PackReference
  /// Made-up applications; their expected numbers are computed as the pack is written.
  package let goldenFields: [[FieldID: FieldValue]]
  package let card: String

  package init(
    catalogue: FieldCatalogue, features: [Feature], trees: [UInt8], calibration: Calibration,
    curves: CashFlowCurves, reference: PackReference, goldenFields: [[FieldID: FieldValue]],
    card: String
  ) {
    self.catalogue = catalogue
    self.features = features
    self.trees = trees
    self.calibration = calibration
    self.curves = curves
    self.reference = reference
    self.goldenFields = goldenFields
    self.card = card
  }
}

/// Writes packs; the same content gives the same bytes.
package enum PackWriter {
  /// Writes every file into `folder`, making it, and reads the pack back as proof.
  ///
  /// - Parameter manifest: makes the manifest from the digests of the files.
  package static func write(
    _ content: PackContent, to folder: String,
    manifest: ([String: SHA256Digest]) -> PackManifest
  ) throws(PackError) -> Pack {
    let files = try bytes(of: content, in: folder, name: manifest([:]).name)
    let digests = files.map { ($0.rawValue, SHA256Digest.of($1)) }
    let manifest = manifest(Dictionary(uniqueKeysWithValues: digests))
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(file: folder)
    }
    for (file, bytes) in files { try write(bytes, file, folder) }
    try write(try encode(manifest, .manifest, folder, pretty: true), .manifest, folder)
    return try Pack(folder: folder)
  }

  private static func bytes(
    of content: PackContent, in folder: String, name: ModelName
  ) throws(PackError) -> [PackFile: [UInt8]] {
    var files: [PackFile: [UInt8]] = [
      .trees: content.trees, .card: Array(content.card.utf8),
    ]
    files[.fields] = try encode(content.catalogue, .fields, folder, pretty: true)
    files[.features] = try encode(content.features, .features, folder, pretty: true)
    files[.calibration] = try encode(content.calibration, .calibration, folder)
    files[.cashFlow] = try encode(content.curves, .cashFlow, folder)
    files[.reference] = try encode(content.reference, .reference, folder)
    let ensemble: TreeEnsemble
    let model: RiskModel
    do {
      let json: JSONValue
      do { json = try StrictJSON.parse(content.trees) } catch {
        throw PackError.malformed(folder: folder, file: PackFile.trees.rawValue, error)
      }
      ensemble = try TreeEnsemble(xgboost: json)
      model = try RiskModel(
        name: name, digest: "", catalogue: content.catalogue, features: content.features,
        ensemble: ensemble, calibration: content.calibration, line: content.reference.line)
    } catch let error as ScoringError {
      throw .unusable(folder: folder, error)
    } catch let error as PackError {
      throw error
    } catch {
      throw .notFound(folder: folder)
    }
    var golden: [UInt8] = []
    for fields in content.goldenFields {
      golden += try encode(GoldenRow(scoring: fields, with: model, and: ensemble), .golden, folder)
      golden.append(UInt8(ascii: "\n"))
    }
    files[.golden] = golden
    return files
  }

  private static func encode(
    _ value: some Encodable, _ file: PackFile, _ folder: String, pretty: Bool = false
  ) throws(PackError) -> [UInt8] {
    do {
      return try StrictJSON.encode(value, pretty: pretty)
    } catch {
      throw .malformed(folder: folder, file: file.rawValue, error)
    }
  }

  private static func write(
    _ bytes: [UInt8], _ file: PackFile, _ folder: String
  ) throws(PackError) {
    let path = "\(folder)/\(file.rawValue)"
    guard DurableFile.write(bytes, to: path) else { throw .notWritable(file: path) }
  }
}
