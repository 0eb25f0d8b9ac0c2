/// Why a report was not written.
package enum ReportProblem: Error, Sendable, Equatable {
  /// The drawing library ran out of memory.
  case notDrawn
  /// The case was never assessed, so there is nothing to report.
  case notAssessed
  case notice(NoticeProblem)

  package var sentence: String {
    switch self {
    case .notDrawn: "The pages could not be drawn: the memory did not suffice."
    case .notAssessed:
      "The case is not assessed yet: complete the form and assess it before it is reported."
    case .notice(let problem): problem.sentence
    }
  }
}
