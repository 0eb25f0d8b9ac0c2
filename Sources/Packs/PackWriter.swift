internal import FoundationEssentials
package import Lending
package import Scoring
package import Sealing
internal import StrictJSON

/// The content of a new pack, from which all its files are written.
package struct PackContent: Sendable {
  package let catalogue: FieldCatalogue
  package let features: [Feature]
  package let function: FunctionFile
  package let calibration: Calibration
  package let reference: PackReference
  /// Made-up applications; their expected numbers are computed as the pack is written.
  package let goldenFields: [[FieldID: FieldValue]]
  package var card: String
  /// Files that only some products have, as they are written.
  package let others: [PackFile: [UInt8]]

  /// A learned function as its own file: trees as XGBoost saved them, byte for byte.
  package struct FunctionFile: Sendable {
    package let file: PackFile
    package let bytes: [UInt8]

    package init(_ file: PackFile, _ bytes: [UInt8]) {
      precondition(PackFile.functions.contains(file), "a file that holds a function")
      self.file = file
      self.bytes = bytes
    }
  }

  package init(
    catalogue: FieldCatalogue, features: [Feature], function: FunctionFile,
    calibration: Calibration, reference: PackReference, goldenFields: [[FieldID: FieldValue]],
    card: String, others: [PackFile: [UInt8]]
  ) {
    self.catalogue = catalogue
    self.features = features
    self.function = function
    self.calibration = calibration
    self.reference = reference
    self.goldenFields = goldenFields
    self.card = card
    self.others = others
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
    var files = content.others
    files[content.function.file] = content.function.bytes
    files[.card] = Array(content.card.utf8)
    files[.fields] = try encode(content.catalogue, .fields, folder, pretty: true)
    files[.features] = try encode(content.features, .features, folder, pretty: true)
    files[.calibration] = try encode(content.calibration, .calibration, folder)
    files[.reference] = try encode(content.reference, .reference, folder)
    let json: JSONValue
    do {
      json = try StrictJSON.parse(content.function.bytes)
    } catch {
      throw .malformed(folder: folder, file: content.function.file.rawValue, error)
    }
    let function = try PackFunction.decode(json, content.function.file, folder: folder)
    let model = try PackFunction.model(
      function, name: name, digest: "", catalogue: content.catalogue, features: content.features,
      calibration: content.calibration, line: content.reference.line, folder: folder)
    var golden: [UInt8] = []
    for fields in content.goldenFields {
      golden += try encode(GoldenRow(scoring: fields, with: model, and: function), .golden, folder)
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
