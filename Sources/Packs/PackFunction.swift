internal import Lending
internal import Scoring
internal import StrictJSON

/// From the bytes of a pack to a model that scores.
enum PackFunction {
  /// The learned function, which stands in exactly one file.
  static func read(_ files: PackFiles) throws(PackError) -> LearnedFunction {
    let present = PackFile.functions.filter { files.has($0) }
    guard let file = present.first else {
      throw .missingFile(folder: files.folder, file: PackFile.trees.rawValue)
    }
    guard present.count == 1 else {
      throw .unknownFile(folder: files.folder, file: present[1].rawValue)
    }
    return try decode(try files.json(file), file, folder: files.folder)
  }

  static func decode(
    _ json: JSONValue, _ file: PackFile, folder: String
  ) throws(PackError) -> LearnedFunction {
    do {
      return .trees(try TreeEnsemble(xgboost: json))
    } catch {
      throw .unusable(folder: folder, error)
    }
  }

  /// A sum where the function is one and was calibrated as one; else a model that only ranks.
  static func model(
    _ function: LearnedFunction, name: ModelName, digest: String, catalogue: FieldCatalogue,
    features: [Feature], calibration: Calibration, line: ReferenceLine, folder: String
  ) throws(PackError) -> any ScoringModel {
    do {
      if calibration.variances.isEmpty {
        return try RankingModel(
          name: name, digest: digest, features: features, function: function,
          calibration: calibration)
      }
      return try RiskModel(
        name: name, digest: digest, catalogue: catalogue, features: features, function: function,
        calibration: calibration, line: line)
    } catch {
      throw .unusable(folder: folder, error)
    }
  }
}
