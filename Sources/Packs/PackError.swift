package import Lending
package import Scoring
package import StrictJSON

/// Why a pack is refused; a pack is used whole or not at all.
package enum PackError: Error, Sendable, Equatable {
  case notFound(folder: String)
  case unreadable(file: String)
  case newerFormat(folder: String, format: Int)
  case missingFile(folder: String, file: String)
  case unknownFile(folder: String, file: String)
  case changedFile(folder: String, file: String)
  /// `pack.json` tells something else than the file whose digest it names.
  case alteredFigure(folder: String, figure: String, file: String)
  /// `pack.json` does not tell what was measured.
  case figureLeftOut(folder: String, figure: String)
  case malformed(folder: String, file: String, JSONProblem)
  case unusable(folder: String, ScoringError)
  case unusableCurves(folder: String)
  case unusableLimits(folder: String)
  case unusableEvidence(folder: String)
  case unlawfulField(folder: String, field: FieldID)
  case goldenRow(folder: String, row: Int, quantity: String)
  /// The model ranks, but no decision may rest on it: it cannot tell its reasons.
  case notExplained(ModelName)
  /// The model ranks and can be looked into, and no decision may rest on it.
  case decidesNoCase(ModelName)
  /// The pack values charged-off loans and screens nothing.
  case valuesRecoveries(ModelName)
  case misplaced(folder: String, name: ModelName)
  case noModel(String)
  /// What was given is no folder, and no pack of the installation goes by that name.
  case neitherFolderNorModel(String, installed: [String])
  case notWritable(file: String)
  /// Where packs should go; the reason is the system's.
  case folderNotWritable(folder: String, reason: String)

  package var sentence: String {
    switch self {
    case .notFound(let folder): "There is no model pack in \(folder)."
    case .unreadable(let file): "The file \(file) of a model pack cannot be read."
    case .newerFormat(let folder, let format):
      "The model pack \(folder) has format \(format), which needs a newer Assay."
    case .missingFile(let folder, let file):
      "The model pack \(folder) is refused: \(file) is missing. \(Self.remedy)"
    case .unknownFile(let folder, let file):
      "The model pack \(folder) is refused: \(file) is no file of a pack; it may need a newer Assay."
    case .changedFile(let folder, let file):
      "The model pack \(folder) is refused: \(file) is not the file that was trained. \(Self.remedy)"
    case .alteredFigure(let folder, let figure, let file):
      "The model pack \(folder) is refused: pack.json tells another \(figure) than \(file). \(Self.remedy)"
    case .figureLeftOut(let folder, let figure):
      "The model pack \(folder) is refused: pack.json leaves out the \(figure) of evaluation.json. \(Self.remedy)"
    case .malformed(let folder, let file, let problem):
      "The model pack \(folder) is refused: \(file): \(problem.sentence). \(Self.remedy)"
    case .unusable(let folder, let error):
      "The model pack \(folder) is refused: \(error.sentence). \(Self.remedy)"
    case .unusableCurves(let folder):
      "The model pack \(folder) is refused: cashflow.json does not fit the product. \(Self.remedy)"
    case .unusableLimits(let folder):
      "The model pack \(folder) is refused: limits.json rises with the risk or is not whole. \(Self.remedy)"
    case .unusableEvidence(let folder):
      "The model pack \(folder) is refused: evidence.json is not whole or tells of too few loans. \(Self.remedy)"
    case .unlawfulField(let folder, let field):
      "The model pack \(folder) is refused: \(field) may not be an input of a credit score."
    case .goldenRow(let folder, let row, let quantity):
      "The model pack \(folder) is refused: golden row \(row) gives another \(quantity). \(Self.remedy)"
    case .notExplained(let name):
      "The model \(name) is a challenger that cannot tell its reasons. `assay batch --model` and "
        + "`assay model compare` use it; for one case use a model that explains itself."
    case .decidesNoCase(let name):
      "The model \(name) is a challenger and decides no case. `assay explain --model` shows what it "
        + "says of one and why; to assess a case use a model that explains itself."
    case .valuesRecoveries(let name):
      "The model \(name) values charged-off loans: use it with `assay recover`."
    case .misplaced(let folder, let name):
      "The model pack \(folder) is refused: it calls itself \(name). \(Self.remedy)"
    case .noModel(let name): "There is no model named \(name). `assay model list` shows them all."
    case .neitherFolderNorModel(let name, let installed):
      "\(name) is neither a folder nor an installed model. Installed are: "
        + "\(installed.joined(separator: ", "))."
    case .notWritable(let file): "The file \(file) of the new model pack cannot be written."
    case .folderNotWritable(let folder, let reason):
      "No model pack can be put into the folder \(folder) (\(reason)). Name another with --out, or "
        + "let this user write there."
    }
  }

  private static let remedy = "Install it again."
}
