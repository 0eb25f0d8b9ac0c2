import Desk
import Lending
import Reports
import Testing

@Suite("Notice of adverse action")
struct NoticeTests {
  private func given(_ change: (inout AdverseActionNotice.Particulars) -> Void = { _ in })
    -> AdverseActionNotice.Particulars
  {
    var given = AdverseActionNotice.Particulars()
    given.words = [
      .creditorName: "First Example Bank", .creditorAddress: "1 Main Street",
      .applicantName: "Jo {agency} Doe", .agency: "Example Commission, Washington",
      .bureauName: "Example Bureau", .bureauAddress: "PO Box 1", .bureauPhone: "800-555-0101",
      .scoreDate: "2026-11-20",
    ]
    given.scoreFactors = ["Balances are high"]
    change(&given)
    return given
  }

  private func notice(
    _ kept: CreditCase, _ particulars: AdverseActionNotice.Particulars
  ) throws -> Report {
    try AdverseActionNotice(
      text: NoticeText(noticeFile()), creditCase: kept, catalogue: desk().catalogue,
      checkpoint: checkpoint, particulars: particulars
    ).report()
  }

  private func reasons(_ report: Report) -> [String] {
    for block in report.blocks { if case .numbers(let items) = block { return items } }
    return []
  }

  @Test("A letter names who, what, why and every statement of the law")
  func letter() throws {
    let report = try notice(try keptCase(), given())
    let told = texts(report)
    for text in [
      "21 November 2026", "Jo {agency} Doe", "First Example Bank", "1 Main Street",
      "Instalment loan of 25\u{202F}000\u{202F}USD over 60 months", "642", "20 November 2026",
      "Scores range from a low of 300 to a high of 850.", "Balances are high", "800-555-0101",
    ] {
      #expect(told.contains(text), "\(text)")
    }
    let all = told.joined(separator: "\n")
    for words in [
      "Federal Equal Credit Opportunity Act prohibits creditors from discriminating",
      "is Example Commission, Washington.", "free copy of your report", "no later than 60 days",
      "dispute the matter", "played no part in our decision",
    ] {
      #expect(all.contains(words), "\(words)")
    }
    #expect(!all.contains("{measured}"))
  }

  @Test("At most four reasons, specific, the rules that declined before the fields")
  func principalReasons() throws {
    let kept = try keptCase()
    let told = reasons(try notice(kept, given()))
    #expect((1...4).contains(told.count))
    #expect(told[0].hasPrefix("Income insufficient"))
    #expect(told.contains { $0.contains("Credit inquiries, 6 months: 4") })
    for empty in ["policy", "score too low", "cut-off"] {
      #expect(!told.contains { $0.lowercased().contains(empty) })
    }
  }

  @Test(
    "What the application does not say is told as missing, and what weighs next to nothing not at all"
  )
  func unsaid() throws {
    let bare: [FieldID: ApplicationForm.Entry] = [
      .loanAmount: .number(35_000), .termMonths: .number(60), .annualIncome: .number(120_000),
      "interest_rate": .number(24),
    ]
    let told = reasons(try notice(try keptCase(bare), given()))
    #expect(!told.isEmpty)
    #expect(!told.contains { $0.contains("unknown") }, "\(told)")
    let missing = told.filter { $0.hasPrefix("Information that the application does not give (") }
    #expect(missing.count == 1, "\(told)")
  }

  @Test("Without an income the letter says so in a whole sentence", arguments: [0.0, 1])
  func noIncome(income: Double) throws {
    let poor = weakBorrower.merging([.annualIncome: .number(income)]) { $1 }
    let told = reasons(try notice(try keptCase(poor), given()))
    #expect(told[0].contains("there is no income, or next to none, to pay from"), "\(told)")
    #expect(!told.joined().contains("share"), "\(told)")
  }

  @Test("Only a declined case gets a letter")
  func onlyDeclined() throws {
    for (entries, verdict, state) in [
      (strongBorrower, Verdict.approve, "approved"), (weakBorrower, .refer, "in review"),
      (weakBorrower, nil, "not decided yet"), ([:], nil, "a draft"),
    ] as [([FieldID: ApplicationForm.Entry], Verdict?, String)] {
      let kept = try keptCase(entries, verdict, reason: "so")
      #expect(throws: ReportProblem.notice(.notDeclined(state))) { try notice(kept, given()) }
    }
  }

  @Test("A decision of one's own needs reasons of one's own")
  func ownReasons() throws {
    let kept = try keptCase(strongBorrower, .decline, reason: "so")
    #expect(throws: ReportProblem.notice(.ownReasonsNeeded)) { try notice(kept, given()) }
    let told = try notice(kept, given { $0.reasons = ["Unable to verify employment"] })
    #expect(reasons(told) == ["Unable to verify employment"])
    #expect(throws: ReportProblem.notice(.saysNothing)) {
      try notice(kept, given { $0.reasons = ["Internal policy of the bank"] })
    }
    #expect(throws: ReportProblem.notice(.tooManyReasons(5))) {
      try notice(kept, given { $0.reasons = ["a", "b", "c", "d", "e"] })
    }
  }

  @Test("Everything that is missing is named at once")
  func missing() throws {
    #expect(
      throws: ReportProblem.notice(
        .needed([
          .creditorName, .creditorAddress, .applicantName, .agency, .bureauName, .bureauAddress,
          .bureauPhone, .scoreDate, .scoreFactors,
        ]))
    ) { try notice(try keptCase(), AdverseActionNotice.Particulars()) }
    #expect(throws: ReportProblem.notice(.needed([.creditorName]))) {
      try notice(try keptCase(), given { $0.words[.creditorName] = "  " })
    }
  }

  @Test("Without a consumer report its disclosures fall away")
  func noReport() throws {
    let report = try notice(
      try keptCase(),
      given {
        for word in [NoticeWord.bureauName, .bureauAddress, .bureauPhone, .scoreDate] {
          $0.words[word] = nil
        }
        $0.scoreFactors = []
        $0.usedNoReport = true
      })
    let all = texts(report).joined(separator: "\n")
    #expect(!all.contains("consumer reporting agency"))
    #expect(!all.contains("Your credit score"))
  }

  @Test(
    "A text with unknown, missing or misplaced words is refused",
    arguments: [
      ("{creditor_name}", "{lender}", NoticeProblem.unknownPlaceholder(line: 55, "lender")),
      ("{reasons}", "", .missingPlaceholder("reasons")),
      ("| {score_date}", "| x", .missingPlaceholder("score_date")),
      ("[if report]", "[if rain]", .malformed(line: 25, "there is no such part of a letter")),
      (
        "== Principal reasons for the action taken", "All: {reasons}",
        .malformed(line: 21, "{reasons} needs a line of its own")
      ),
      ("title:", "titel:", .malformed(line: 9, "titel is no word of the head")),
      (
        "| Telephone | {creditor_phone}", "Call {creditor_phone}",
        .malformed(line: 57, "{creditor_phone} may be absent and needs a | row")
      ),
    ])
  func refusedTexts(from: String, to: String, problem: NoticeProblem) throws {
    let text = try noticeFile()
    #expect(text.contains(from))
    let parts = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
    let changed = parts[0] + to + parts[1]
    #expect(throws: problem) { try NoticeText(String(changed)) }
  }

  @Test("Text files that are none are refused", arguments: ["", "[letter]", "\u{0}", "name: x"])
  func noTexts(text: String) {
    #expect(throws: NoticeProblem.self) { try NoticeText(text) }
  }
}
