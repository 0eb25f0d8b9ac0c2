package import Scoring

/// Exact Shapley values against a stated group of reference rows: what is not known is as it is in a
/// reference row, and the values are the mean over the group (interventional values).
///
/// The answer to "why not like these", for any group, without a word of the training rows.
package struct ReferenceExplainer: Sendable {
  /// Mean log-odds of the reference rows.
  package let expected: Double
  private let game: TreeGame
  private let references: [[Double]]
  private let instructions: InstructionSet

  /// - Parameter reference: whole rows, one after the other; at least one.
  package init(
    _ ensemble: TreeEnsemble, reference: [Float], instructions: InstructionSet = .best
  ) {
    let inputs = ensemble.featureCount
    precondition(!reference.isEmpty && reference.count.isMultiple(of: inputs), "whole rows only")
    self.instructions = instructions
    // Any share will do here, since each reference row sets its own.
    game = TreeGame(ensemble) { _, _ in 0.5 }
    references = stride(from: 0, to: reference.count, by: inputs).map { start in
      reference[start..<start + inputs].flatMap { x in
        x.isNaN ? [-Double.infinity, .infinity] : [Double(x), Double(x)]
      }
    }
    let logOdds = TreeEngine(ensemble, instructions: instructions).logOdds(reference)
    expected = logOdds.reduce(0, +) / Double(references.count)
  }

  /// The values of whole rows in the given order.
  package func shapley(_ rows: [Float], by order: RowOrder = .rows) -> ShapleyValues {
    var game = game
    var values = [Double](repeating: 0, count: rows.count)
    for reference in references {
      game.refer(to: reference)
      game.add(rows, by: order, to: &values, instructions)
    }
    let count = Double(references.count)
    return ShapleyValues(
      expected: expected, inputCount: game.inputCount, values: values.map { $0 / count })
  }
}
