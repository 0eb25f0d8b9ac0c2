internal import Desk
package import Lending

/// The answer at a glance: score, chance and what the policy recommends, in words.
package struct Headline: Sendable, Equatable {
  package let score: Int?
  /// Under the score: its band.
  package let caption: String
  package let chance: String
  package let interval: String
  package let verdict: Verdict?
  package let verdictWord: String
  /// How near the case is to the approval line.
  package let distance: String
  package let isCloseCall: Bool
  /// Scores at the ends of the interval and at the approval line; nil where the model's points
  /// are not known.
  package let scoreInterval: ClosedRange<Int>?
  package let scoreAtLine: Int?
  /// Why it is not a plain approval, or what is still needed.
  package let sentences: [String]

  package init(_ state: ScreeningState, _ desk: DeskVerbs) {
    let catalogue = desk.catalogue
    guard let assessment = state.assessment else {
      score = nil
      caption = "No score yet"
      chance = "–"
      interval = ""
      verdict = nil
      verdictWord = "Waiting"
      distance = ""
      isCloseCall = false
      scoreInterval = nil
      scoreAtLine = nil
      sentences = Self.whatIsNeeded(state, catalogue)
      return
    }
    score = assessment.score
    (scoreInterval, scoreAtLine) = Self.marks(assessment, desk)
    caption = "Band \(assessment.band)"
    chance = Figure.percent(assessment.probability.value)
    interval = Self.range(assessment.interval)
    verdict = assessment.recommendation.verdict
    verdictWord = assessment.recommendation.verdict.word
    // A kept case is told by the policy of its day, which its assessment holds.
    let line = Probability(logOdds: assessment.explanation.cutOff).value
    distance = Self.distance((assessment.probability.value - line) * 100)
    isCloseCall = assessment.mark(of: "closeCall")?.outcome == .refers
    let objections = assessment.recommendation.objections.map(\.sentence)
    let two = assessment.twoModelsSentence(asked: state.application?.amountAtStake).map {
      [$0 + "."]
    }
    sentences =
      (objections.isEmpty ? ["Every rule of the policy is met."] : objections) + (two ?? [])
  }

  /// The picture in words, for people who do not see it.
  package var description: String {
    guard let score else { return sentences.joined(separator: " ") }
    return "Score \(score) of 300 to 850, \(caption.lowercased()). Chance of default \(chance). "
      + "\(interval). Recommendation: \(verdictWord.lowercased()). \(distance)."
  }

  /// 1.2 points under the line.
  static func distance(_ points: Double) -> String {
    let size = Figure.fixed(abs(points), decimals: 1)
    if size == "0.0" { return "On the approval line" }
    return "\(size) points \(points > 0 ? "over" : "under") the approval line"
  }

  private static func marks(
    _ assessment: Assessment, _ desk: DeskVerbs
  ) -> (interval: ClosedRange<Int>?, line: Int?) {
    let line = desk.score(Probability(logOdds: assessment.explanation.cutOff), assessment)
    // The highest chance has the lowest score.
    guard let worst = desk.score(assessment.interval.high, assessment),
      let best = desk.score(assessment.interval.low, assessment), worst <= best
    else { return (nil, line) }
    return (worst...best, line)
  }

  private static func range(_ interval: ProbabilityInterval) -> String {
    let low = Figure.shown(interval.low.value * 100, decimals: 1)
    let share = Figure.shown(interval.confidence * 100, decimals: 0)
    return "Likely \(low) to \(Figure.percent(interval.high.value)) (\(share)\u{202F}% interval)"
  }

  private static func whatIsNeeded(
    _ state: ScreeningState, _ catalogue: FieldCatalogue
  ) -> [String] {
    if case .failed(let problem) = state.screening { return [problem.sentence] }
    var sentences: [String] = []
    let missing = state.missing.map { catalogue[$0]?.label ?? $0.rawValue }
    if !missing.isEmpty {
      let count = missing.count == 1 ? "1 more answer is" : "\(missing.count) more answers are"
      sentences.append("\(count) needed: \(missing.joined(separator: ", ")).")
    }
    let wrong = state.problems.filter { $0.kind != .missing }
      .map { catalogue[$0.field]?.label ?? $0.field.rawValue }
    if !wrong.isEmpty { sentences.append("To be mended: \(wrong.joined(separator: ", ")).") }
    return sentences
  }
}

extension Verdict {
  /// The verdict as the word on its mark.
  package var word: String {
    switch self {
    case .approve: "Approve"
    case .refer: "Refer"
    case .decline: "Decline"
    }
  }

  /// The verdict as something that was done.
  package var participle: String {
    switch self {
    case .approve: "approved"
    case .refer: "referred"
    case .decline: "declined"
    }
  }
}

extension CaseState {
  package var word: String {
    switch self {
    case .draft: "Draft"
    case .assessed: "Assessed"
    case .inReview: "In review"
    case .approved: "Approved"
    case .declined: "Declined"
    case .funded: "Funded"
    case .paid: "Paid"
    case .defaulted: "Defaulted"
    }
  }
}

extension Assessment {
  /// What a rule of the policy made of the case; nil where the policy does not apply it.
  func mark(of rule: String) -> RuleFinding? {
    recommendation.findings.first { $0.rule == rule }
  }
}
