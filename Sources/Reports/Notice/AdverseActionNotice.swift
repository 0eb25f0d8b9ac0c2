package import Lending

/// The letter that tells an applicant that credit was refused, and why.
package struct AdverseActionNotice: Sendable {
  /// What only the lender knows.
  package struct Particulars: Sendable, Equatable {
    /// Whatever the letter names; absent words are asked for, all at once.
    package var words: [NoticeWord: String] = [:]
    /// The person's own reasons in place of the model's.
    package var reasons: [String] = []
    package var scoreFactors: [String] = []
    /// Whether the figures of the credit history come from no consumer report.
    package var usedNoReport = false

    package init() {}
  }

  private static let mostFactors = 5

  package let text: NoticeText
  package let creditCase: CreditCase
  package let catalogue: FieldCatalogue
  package let checkpoint: String
  package let particulars: Particulars

  package init(
    text: NoticeText, creditCase: CreditCase, catalogue: FieldCatalogue, checkpoint: String,
    particulars: Particulars
  ) {
    self.text = text
    self.creditCase = creditCase
    self.catalogue = catalogue
    self.checkpoint = checkpoint
    self.particulars = particulars
  }

  /// The letter; throws why it may not go out.
  package func report() throws(ReportProblem) -> Report {
    do {
      return try letter()
    } catch {
      throw .notice(error)
    }
  }

  private func letter() throws(NoticeProblem) -> Report {
    guard let assessed = creditCase.assessed, let decision = creditCase.decision,
      decision.verdict == .decline, !creditCase.awaitsSecondPerson
    else { throw .notDeclined(creditCase.state.words) }
    let parts = parts(assessed.application)
    try checkSense()
    let day = ReportDate.words(particulars.words[.date] ?? decidedAt)
    var words = particulars.words.filter { !$0.value.allSatisfy(\.isWhitespace) }
    words[.date] = day
    words[.scoreDate] = words[.scoreDate].map { ReportDate.words($0) }
    words[.request] = request(assessed.application)
    words[.action] = "We regret that your application was declined."
    words[.score] = text.scoreField.flatMap { id in
      assessed.application.value(id).map { catalogue.words($0, of: id) }
    }
    words[.scoreLow] = text.scoreRange.low
    words[.scoreHigh] = text.scoreRange.high
    try checkGiven(words, parts)
    let lists: [NoticeWord: [String]] = [
      .reasons: try reasons(assessed.assessment, of: assessed.application, decision),
      .scoreFactors: particulars.scoreFactors,
    ]
    let writer = NoticeWriter(words: words, lists: lists, parts: parts)
    return Report(
      title: text.title, subtitle: words[.creditorName] ?? "", blocks: writer.blocks(text.pieces),
      footer: [
        "case \(creditCase.id) · notice \(text.fullName) · store checkpoint "
          + CheckpointText.short(checkpoint),
        "model \(assessed.assessment.provenance.model) · policy "
          + "\(assessed.assessment.provenance.policy) · \(day)",
      ], date: decidedAt)
  }

  private func reasons(
    _ assessment: Assessment, of application: LoanApplication, _ decision: Decision
  ) throws(NoticeProblem) -> [String] {
    if !particulars.reasons.isEmpty { return try NoticeReasons.own(particulars.reasons) }
    guard !decision.departs else { throw .ownReasonsNeeded }
    return try NoticeReasons(text, catalogue).automatic(assessment, of: application)
  }

  /// Which disclosures the application asks for.
  private func parts(_ application: LoanApplication) -> Set<NoticePart> {
    guard !particulars.usedNoReport else { return [] }
    var parts: Set<NoticePart> = []
    if text.reportFields.contains(where: { application.value($0) != nil }) { parts.insert(.report) }
    if let score = text.scoreField, application.value(score) != nil {
      parts.formUnion([.report, .score])
    }
    return parts
  }

  /// Whether what was given can be true of the decision.
  private func checkSense() throws(NoticeProblem) {
    // Both begin with year, month and day.
    if let date = particulars.words[.date], date.prefix(10) < decidedAt.prefix(10) {
      throw .beforeDecision(ReportDate.words(String(decidedAt.prefix(10))))
    }
    guard particulars.usedNoReport else { return }
    let ofReport = (NoticePart.report.words + NoticePart.score.words).filter { word in
      word.isList
        ? word == .scoreFactors && !particulars.scoreFactors.isEmpty
        : particulars.words[word] != nil
    }
    if !ofReport.isEmpty { throw .ofNoReport(ofReport) }
  }

  private func checkGiven(
    _ words: [NoticeWord: String], _ parts: Set<NoticePart>
  ) throws(NoticeProblem) {
    var missing: [NoticeWord] = [.creditorName, .creditorAddress, .applicantName, .agency].filter {
      words[$0] == nil
    }
    for part in [NoticePart.report, .score] where parts.contains(part) {
      missing += part.words.filter { !$0.isList && words[$0] == nil }
    }
    if parts.contains(.score), particulars.scoreFactors.isEmpty { missing.append(.scoreFactors) }
    guard missing.isEmpty else { throw .needed(missing) }
    guard particulars.scoreFactors.count <= Self.mostFactors else {
      throw .tooManyFactors(particulars.scoreFactors.count)
    }
  }

  /// When the last decision was taken.
  private var decidedAt: String {
    creditCase.history.last { if case .decided = $0.what { true } else { false } }?.at
      ?? creditCase.changedAt
  }

  /// Instalment loan of 12 000 USD over 36 months.
  private func request(_ application: LoanApplication) -> String {
    let kind = application.product == .creditCard ? "Credit card account" : "Instalment loan"
    let amount = application.amountAtStake.map {
      " of \(Figure.grouped($0.amount))\u{202F}\(catalogue.currency)"
    }
    let term = application.number(.termMonths).map { " over \(Figure.plain($0)) months" }
    return kind + (amount ?? "") + (term ?? "")
  }
}

extension CaseState {
  /// As people say it.
  fileprivate var words: String {
    switch self {
    case .inReview: "in review"
    case .draft: "a draft"
    case .assessed: "not decided yet"
    case .approved, .declined, .funded, .paid, .defaulted: rawValue
    }
  }
}
