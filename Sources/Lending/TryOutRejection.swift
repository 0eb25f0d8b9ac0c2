/// A row that neither policy could answer.
package struct TryOutRejection: Codable, Sendable, Equatable {
  package struct Problem: Codable, Sendable, Equatable {
    /// Empty where the row as a whole is wrong.
    package let field: FieldID
    package let sentence: String

    package init(_ problem: FieldProblem) {
      field = problem.field
      sentence = problem.sentence
    }
  }

  /// Data row of the table, from 1.
  package let row: Int
  package let problems: [Problem]

  package init(row: Int, problems: [FieldProblem]) {
    self.row = row
    self.problems = problems.map(Problem.init)
  }
}
