import Explaining
import Scoring

/// One job of known size and nothing else, for a tool that counts instructions.
///
/// The difference between two sizes is the cost of the rows alone.
struct InstructionCount {
  let folder: String

  /// - Parameter arguments: `margins|shap|library-margins|library-shap`, an instruction set, rows.
  func run(_ arguments: [String]) throws {
    guard arguments.count >= 3, let set = InstructionSet(rawValue: arguments[1]),
      InstructionSet.available.contains(set), let count = Int(arguments[2])
    else { throw BenchmarkFailure.file("arguments") }
    let model = try BenchmarkModel(folder: folder)
    let inputs = MadeUpRows.inputs
    let rows = MadeUpRows(count: 2_560, seed: 2).values
    let part = Array(rows.prefix(count * inputs))
    let library = try LibraryBooster(json: model.json)
    let matrix = try LibraryMatrix(rows.prefix(max(count, 1) * inputs), inputs: inputs)
    let engine = TreeEngine(model.ensemble, instructions: set)
    let explainer = try TreeExplainer(model.ensemble, instructions: set)
    guard count > 0 else { return }
    switch arguments[0] {
    case "margins": _ = engine.margins(part)
    case "shap": _ = explainer.shapley(part)
    case "library-margins":
      _ = try part.withUnsafeBufferPointer { try library.margins($0, inputs: inputs) }
    default: _ = try library.contributions(matrix)
    }
  }
}
