internal import Drawing
package import Lending

/// What a lender keeps in the file of a case: its answers, result, money, reasons, rules, decision,
/// history and origin, with the very figures of screen and command line.
package struct CreditMemo: Sendable {
  package let creditCase: CreditCase
  package let catalogue: FieldCatalogue
  /// What recomputing the case found; nil where nobody tried.
  package let replay: Replay?
  /// Marks of the gauge; nil where the model's points are not known.
  package let scores: ScoreMarks?
  /// The store's last record when the memo was made.
  package let checkpoint: String

  /// Scores at the ends of the chance's interval and at the approval line.
  package struct ScoreMarks: Sendable, Equatable {
    package let interval: ClosedRange<Int>?
    package let line: Int?

    package init(interval: ClosedRange<Int>?, line: Int?) {
      self.interval = interval
      self.line = line
    }
  }

  package init(
    creditCase: CreditCase, catalogue: FieldCatalogue, replay: Replay?, scores: ScoreMarks?,
    checkpoint: String
  ) {
    self.creditCase = creditCase
    self.catalogue = catalogue
    self.replay = replay
    self.scores = scores
    self.checkpoint = checkpoint
  }

  /// The memo; throws `notAssessed` for a draft.
  package func report() throws(ReportProblem) -> Report {
    guard let assessed = creditCase.assessed else { throw .notAssessed }
    let assessment = assessed.assessment
    let result = MemoResult(assessment, catalogue)
    let reasons = MemoReasons(assessment, catalogue)
    let story = MemoStory(creditCase)
    let name = PageStyle.line(creditCase.reference)
    return Report(
      title: "Credit memo",
      subtitle: "\(name)  ·  case \(creditCase.id)  ·  \(ReportDate.words(creditCase.changedAt))",
      blocks: [.beside(gauge(assessment), width: 168, result.figures)]
        + [.heading("What the policy says"), .lead(result.recommendation), .table(result.rules)]
        + twoModels(assessment, assessed.application)
        + story.decision + money(result) + evidence(assessment)
        + [.heading("What the application says")] + answers(assessed.application)
        + [.heading("Why")] + reasons.blocks
        + story.history
        + [.heading("Where the numbers come from")] + origin(assessment),
      footer: footer(assessment), date: creditCase.changedAt)
  }

  private func twoModels(_ assessment: Assessment, _ asked: LoanApplication) -> [Block] {
    assessment.twoModelsSentence(asked: asked.amountAtStake).map { [.paragraph($0 + ".")] } ?? []
  }

  private func money(_ result: MemoResult) -> [Block] {
    result.moneyByYear.map {
      [.heading("Expected money by year, in \(catalogue.currency)"), .table($0)]
    } ?? []
  }

  private func evidence(_ assessment: Assessment) -> [Block] {
    assessment.evidence.map { evidence in
      [
        .heading("What came of past \(catalogue.product == .creditCard ? "accounts" : "loans")"),
        .paragraph(
          (assessment.evidenceCaution.map { "\($0). " } ?? "")
            + "\(evidence.sentence). \(evidence.calibration). Like this one: \(evidence.likeness)."),
      ]
    } ?? []
  }

  private func gauge(_ assessment: Assessment) -> Picture {
    let gauge = ScoreGauge(
      score: assessment.score, scale: 300...850, interval: scores?.interval, line: scores?.line,
      caption: "Band \(assessment.band)")
    return Picture(
      height: 112, words: "Score \(assessment.score) of 300 to 850, band \(assessment.band)"
    ) { gauge.draw(on: $0) }
  }

  /// Group by group what is known; what is not known is named at the end.
  private func answers(_ application: LoanApplication) -> [Block] {
    var rows: [[String]] = []
    for group in catalogue.groups {
      let known = catalogue.fields.filter { $0.group == group.id }.compactMap { field in
        application.value(field.id).map { [field.label, words($0, of: field)] }
      }
      rows += known.enumerated().map { [$0.offset == 0 ? group.label : ""] + $0.element }
    }
    let columns: [ReportTable.Column] = [
      .init(isBold: true), .init(), .init(side: .right),
    ]
    let unknown = catalogue.fields.filter { application.value($0.id) == nil }.map(\.label)
    return [.table(ReportTable(columns, rows: rows, isCompact: true))]
      + (unknown.isEmpty ? [] : [.note("Not known: \(unknown.joined(separator: "; ")).")])
  }

  /// Codes of a card's repayment status say nothing as numbers.
  private func words(_ value: FieldValue, of field: Field) -> String {
    FieldID.repaymentStatuses.contains(field.id)
      ? field.shown(value, currency: catalogue.currency) : catalogue.words(value, of: field.id)
  }

  private func origin(_ assessment: Assessment) -> [Block] {
    let from = assessment.provenance
    let isOne = from.limitPackDigest == from.packDigest
    var rows = [
      [isOne ? "Model, also of the limit" : "Model", "\(from.model)"],
      ["Its pack, SHA-256", from.packDigest],
    ]
    if !isOne {
      rows += [
        ["Model of the limit", "\(from.limitModel)"], ["Its pack, SHA-256", from.limitPackDigest],
      ]
    }
    rows += [["Policy", "\(from.policy)"], ["Policy file, SHA-256", from.policyDigest]]
    if let replay { rows.append(["Recomputed", replay.sentence]) }
    rows.append(["Store checkpoint", checkpoint])
    return [
      .table(ReportTable([.init(isQuiet: true), .init()], rows: rows)),
      .note(
        "With the checkpoint, “assay store verify --checkpoint” finds out later whether the end of "
          + "the journal was cut off or an old copy was put back."),
    ]
  }

  private func footer(_ assessment: Assessment) -> [String] {
    let from = assessment.provenance
    return [
      "model \(from.model) (\(from.packDigest.prefix(12))) · policy \(from.policy) "
        + "(\(from.policyDigest.prefix(12)))",
      "case \(creditCase.id) · store checkpoint \(CheckpointText.short(checkpoint)) · "
        + ReportDate.words(creditCase.changedAt),
    ]
  }
}

/// The mark of a store's last record where there is little room.
enum CheckpointText {
  /// 42-0123456789ab of 42 and 64 digits.
  static func short(_ text: String) -> String {
    guard let dash = text.firstIndex(of: "-") else { return text }
    return String(text[...dash]) + text[text.index(after: dash)...].prefix(12)
  }
}

extension Replay {
  /// What recomputing found, as a sentence's end.
  var sentence: String {
    switch self {
    case .reproduced: "reproduced exactly, bit for bit"
    case .differs(let parts): "differs in \(parts.joined(separator: ", "))"
    case .unavailable(let reason): "cannot be recomputed: \(reason)"
    }
  }
}
