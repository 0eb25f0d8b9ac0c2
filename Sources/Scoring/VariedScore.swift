package import Lending

/// Scores one application at many values of one field.
///
/// Only what hangs on the field is looked up again; the sums are those of the model, in its order, so
/// the log-odds are the same bit for bit.
package struct VariedScore: Sendable {
  private let variation: ScoreVariation
  private var row: [Float]
  /// Empty for a model that is no sum.
  private var terms: [Double] = []
  private var contributions: [Double] = []

  /// - Parameter row: the inputs of the application, as the model itself reads them.
  package init(_ variation: ScoreVariation, row: [Float]) {
    self.variation = variation
    self.row = row
    guard let sum = variation.sum else { return }
    terms = Array(repeating: 0, count: sum.sheet.count)
    contributions = Array(repeating: 0, count: sum.sheet.fieldCount)
    terms.withUnsafeMutableBufferPointer { terms in
      _ = sum.sheet.lookUp(row, variance: 0, into: terms)
      contributions.withUnsafeMutableBufferPointer { sum.sheet.add(terms, into: $0) }
    }
  }

  /// Log-odds of the application, which may differ from the first in the varied field only.
  package mutating func logOdds(_ application: LoanApplication) -> Double {
    guard let sum = variation.sum else {
      for input in variation.inputs {
        row[input] = variation.model.features[input].value(in: application)
      }
      return variation.model.measured(row).logOdds
    }
    for input in variation.inputs { row[input] = sum.reader.value(input, in: application) }
    return row.withUnsafeBufferPointer { row in
      terms.withUnsafeMutableBufferPointer { terms in
        contributions.withUnsafeMutableBufferPointer { contributions in
          sum.sheet.renew(variation.terms, row, in: terms)
          for group in variation.fields {
            var contribution = 0.0
            for term in group.terms { contribution += terms[term] }
            contributions[group.field] = contribution
          }
          var logOdds = sum.base
          for contribution in contributions { logOdds += contribution }
          return logOdds
        }
      }
    }
  }
}
