package import Lending
internal import Pricing
package import Scoring
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

extension PackContent {
  /// Every file but the manifest.
  package func files(named name: ModelName) throws(PackError) -> [PackFile: [UInt8]] {
    var files = others
    files[function.file] = function.bytes
    files[.card] = Array(card.utf8)
    files[.fields] = try PackWriter.encode(catalogue, .fields, pretty: true)
    files[.features] = try PackWriter.encode(features, .features, pretty: true)
    files[.calibration] = try PackWriter.encode(calibration, .calibration)
    files[.reference] = try PackWriter.encode(reference, .reference)
    let function = try PackFunction.decode(function.bytes, function.file, folder: "")
    let model = try PackFunction.model(
      function, name: name, digest: "", catalogue: catalogue, features: features,
      calibration: calibration, line: reference.line, folder: "")
    let pricer = try decoded(CashFlowCurves.self, .cashFlow).flatMap { LoanPricer($0) }
    let domain = try decoded(DomainTable.self, .domain).map { DomainMeasure($0) }
    files[.golden] = try PackWriter.lines(
      goldenFields.map {
        GoldenRow(scoring: $0, with: model, and: function, pricer: pricer, domain: domain)
      }, .golden)
    return files
  }

  /// One of the files that only some products have, as it will be read.
  private func decoded<Value: Decodable>(
    _ type: Value.Type, _ file: PackFile
  ) throws(PackError) -> Value? {
    guard let bytes = others[file] else { return nil }
    do {
      return try StrictJSON.decode(type, from: bytes)
    } catch {
      throw .malformed(folder: "", file: file.rawValue, error)
    }
  }
}
