package import Lending

/// What of a model hangs on one field, found once for all applications.
package final class ScoreVariation: Sendable {
  package let model: any ScoringModel
  /// Nil where the model is no sum.
  let sum: RiskModel?
  /// Positions of the inputs that are made from the field.
  let inputs: [Int]
  /// Positions of the terms that read such an input.
  let terms: [Int]
  /// The fields whose contribution moves, each with all of its terms in their order.
  let fields: [(field: Int, terms: [Int])]

  package init(_ model: any ScoringModel, in field: FieldID) {
    self.model = model
    inputs = model.features.indices.filter { model.features[$0].fieldsRead.contains(field) }
    sum = model as? RiskModel
    guard let sheet = sum?.sheet else {
      (terms, fields) = ([], [])
      return
    }
    terms = sheet.terms(of: Set(inputs))
    fields = sheet.termsByField(touching: terms)
  }
}
