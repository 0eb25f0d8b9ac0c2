internal import Lending

/// The principal reasons of a refusal in plain words: at most four, specific, and those that counted
/// (Regulation B, §1002.9(b)(2)).
struct NoticeReasons {
  private let text: NoticeText
  private let catalogue: FieldCatalogue

  private static let most = 4
  /// After the sample form's "credit application incomplete" (Appendix C, form C-1).
  private static let missing = "Information that the application does not give"
  /// Statements that Regulation B calls insufficient.
  private static let emptyPhrases = [
    "internal policy", "internal policies", "internal standard", "score too low", "low score",
    "qualifying score",
  ]

  init(_ text: NoticeText, _ catalogue: FieldCatalogue) {
    self.text = text
    self.catalogue = catalogue
  }

  /// The reasons that a person wrote.
  static func own(_ reasons: [String]) throws(NoticeProblem) -> [String] {
    guard reasons.count <= most else { throw .tooManyReasons(reasons.count) }
    for reason in reasons {
      let lower = reason.lowercased()
      if reason.allSatisfy(\.isWhitespace) || emptyPhrases.contains(where: lower.contains) {
        throw .saysNothing
      }
    }
    return reasons
  }

  /// The rules that declined, then the fields that moved the case furthest against the line where the
  /// risk itself declined.
  func automatic(
    _ assessment: Assessment, of application: LoanApplication
  ) throws(NoticeProblem) -> [String] {
    let declining = assessment.recommendation.findings.filter { $0.outcome == .declines }
    var told: [(words: String, details: [String])] = []
    func tell(_ words: String, _ detail: String) {
      if let same = told.firstIndex(where: { $0.words == words }) {
        told[same].details.append(detail)
      } else if told.count < Self.most {
        told.append((words, [detail]))
      }
    }
    for finding in declining {
      guard let wording = text.wording["rule \(finding.rule)"] else { continue }
      // Behind the bar stands what was measured.
      let parts = wording.split(separator: "|", maxSplits: 1).map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      let measured = finding.measured.map { Figure.grouped($0, decimals: 1) + "\u{202F}%" }
      let detail = parts.count > 1 ? parts[1] : NoticeText.measured
      // A share of nothing has no figure.
      let isDefined = finding.measured.map { $0 < Rate.mostOfIncome.percent } ?? true
      tell(
        parts.first ?? wording,
        isDefined
          ? detail.replacing(NoticeText.measured, with: measured ?? "an unknown share")
          : "there is no income, or next to none, to pay from")
    }
    // The chance of default and the loss that follows from it are told by what raised them.
    for reason in assessment.principalReasons(of: application, in: catalogue)
    where reason.rule == nil {
      let field = reason.fields.first
      let label = field.map { catalogue[$0]?.label ?? $0.rawValue } ?? ""
      // What nobody said is no trait of the applicant.
      guard reason.fields.contains(where: { application.value($0) != nil }) else {
        tell(Self.missing, label)
        continue
      }
      tell(field.flatMap { text.wording[$0.rawValue] } ?? label, reason.sentence)
    }
    guard !told.isEmpty else { throw .noReasons }
    return told.map { "\($0.words) (\($0.details.joined(separator: "; ")))" }
  }
}
