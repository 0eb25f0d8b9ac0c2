/// Why a letter was not written; each case says what to do next.
package enum NoticeProblem: Error, Sendable, Equatable {
  /// A line of the text file that cannot be read.
  case malformed(line: Int, String)
  case unknownPlaceholder(line: Int, String)
  /// The law asks for what the text leaves out.
  case missingPlaceholder(String)
  /// Words that were not given, by what a person calls them.
  case needed([NoticeWord])
  case notDeclined(String)
  /// The person's decision departs from the recommendation, so only the person knows its reasons.
  case ownReasonsNeeded
  case noReasons
  case tooManyReasons(Int)
  case saysNothing
  case tooManyFactors(Int)
  /// A day before that of the decision, which is given.
  case beforeDecision(String)
  /// Particulars of a consumer report that was not used.
  case ofNoReport([NoticeWord])

  package var sentence: String {
    switch self {
    case .malformed(let line, let problem): "The text of the notice, line \(line): \(problem)."
    case .unknownPlaceholder(let line, let name):
      "The text of the notice, line \(line): nobody fills in {\(name)}."
    case .missingPlaceholder(let name):
      "The text of the notice leaves out {\(name)}, which the law asks for."
    case .needed(let words):
      "The notice needs \(words.map(\.option).joined(separator: ", "))."
        + (words.contains(.bureauName)
          ? " The application holds figures of a consumer report; if none was used, say --no-report."
          : "")
    case .notDeclined(let state):
      "The case is \(state): a notice of adverse action tells of a declined one."
    case .ownReasonsNeeded:
      "The decision departs from the recommendation, so the model cannot give its reasons: give each "
        + "with --reason, at most four."
    case .noReasons:
      "Nothing speaks against this case in the model or the policy: give the reasons with --reason."
    case .tooManyReasons(let count):
      "\(count) reasons are more than help: give the principal ones, at most four."
    case .beforeDecision(let day):
      "The notice cannot be older than the decision, which was taken on \(day) (UTC): give --date as "
        + "that day or a later one."
    case .ofNoReport(let words):
      "With --no-report no consumer report was used, so \(words.map(\.option).joined(separator: ", ")) "
        + "would tell of nothing: leave out one or the other."
    case .saysNothing:
      "A reason must be specific: an internal policy or too low a score is none under Regulation B."
    case .tooManyFactors(let count):
      "\(count) key factors of the score are too many: at most four, and a fifth for inquiries."
    }
  }
}
