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
    return try decode(files.bytes(file), file, folder: files.folder)
  }

  static func decode(
    _ bytes: [UInt8], _ file: PackFile, folder: String
  ) throws(PackError) -> LearnedFunction {
    do {
      switch file {
      case .scorecard: return .scorecard(try StrictJSON.decode(Scorecard.self, from: bytes))
      case .network: return .network(try StrictJSON.decode(NeuralNetwork.self, from: bytes))
      default:
        let json = try StrictJSON.parse(bytes, acceptsNonFinite: true)
        return .trees(try TreeEnsemble(xgboost: json))
      }
    } catch let problem as JSONProblem {
      throw .malformed(folder: folder, file: file.rawValue, problem)
    } catch let problem as ScoringError {
      throw .unusable(folder: folder, problem)
    } catch {
      throw .unreadable(file: "\(folder)/\(file.rawValue)")
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
