/// One thing that is wrong with one field, said so that the person can mend it.
///
/// It names the field and never repeats the value, which may be personal.
package struct FieldProblem: Codable, Sendable, Equatable {
  package enum Kind: Codable, Sendable, Equatable {
    case missing
    case unknownField
    case notANumber
    case notAText
    case notAChoice(accepted: [String])
    case outOfRange(minimum: Double, maximum: Double)
    case notAllowed(accepted: [Double])
    case contradiction(String)
  }

  package let field: FieldID
  package let kind: Kind

  package init(field: FieldID, kind: Kind) {
    self.field = field
    self.kind = kind
  }

  /// What is wrong and what would be right, without the field's name.
  package var sentence: String {
    switch kind {
    case .missing: "is required"
    case .unknownField: "is not a field of this product"
    case .notANumber: "must be a number"
    case .notAText: "must be a short text"
    case .notAChoice(let accepted): "must be one of " + accepted.joined(separator: ", ")
    case .outOfRange(let minimum, let maximum):
      "must lie between \(Figure.plain(minimum)) and \(Figure.plain(maximum))"
    case .notAllowed(let accepted):
      "must be " + accepted.map { Figure.plain($0) }.joined(separator: " or ")
        + ": the model has seen no other"
    case .contradiction(let sentence): sentence
    }
  }
}

/// Every problem of an application at once.
package struct FieldProblems: Error, Sendable, Equatable {
  package let problems: [FieldProblem]

  package init(_ problems: [FieldProblem]) { self.problems = problems }
}
