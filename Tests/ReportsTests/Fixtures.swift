import Desk
import FoundationEssentials
import Lending
import Reports

let projectFolder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

private let loadedDesk = Result { () throws(DeskProblem) in
  try Desk(DeskOptions(resources: "\(projectFolder)/resources"))
}

/// A desk on the bundled models and no store, loaded once.
func desk() throws -> Desk { try loadedDesk.get() }

/// A borrower whom the policy declines.
let weakBorrower: [FieldID: ApplicationForm.Entry] = [
  .loanAmount: .number(25_000), .termMonths: .number(60), .annualIncome: .number(38_000),
  .debtToIncome: .number(31), "fico_score": .number(642), "inquiries_6m": .number(4),
  "revolving_utilization": .number(88),
]

/// A borrower whom the policy approves.
let strongBorrower: [FieldID: ApplicationForm.Entry] = [
  .loanAmount: .number(6000), .termMonths: .number(36), .annualIncome: .number(95_000),
  .debtToIncome: .number(9), "fico_score": .number(790), "inquiries_6m": .number(0),
]

let checkpoint = "7-" + String(repeating: "0123456789abcdef", count: 4)

/// A case that was assessed and, where there is a verdict, decided.
func keptCase(
  _ entries: [FieldID: ApplicationForm.Entry] = weakBorrower, _ verdict: Verdict? = .decline,
  reference: String = "File 7", reason: String = "", notes: [String] = []
) throws -> CreditCase {
  let desk = try desk()
  let form = ApplicationForm(product: .installmentLoan, entries: entries)
  func event(_ what: CaseEvent.What) -> CaseEvent {
    CaseEvent(
      caseID: CaseID(rawValue: "k7m2x9p4q1ra"), at: "2026-11-21T09:30:00.123Z", by: "Ada",
      what: what)
  }
  guard
    var kept = CreditCase(
      opening: event(.opened(CaseOpening(reference: reference, form: form))))
  else { throw ReportProblem.notAssessed }
  guard case .assessed(let application, let assessment) = desk.assess(form) else { return kept }
  kept.apply(
    event(
      .assessed(
        AssessedApplication(
          application: application, assessment: assessment, policy: desk.policy))))
  if let verdict {
    kept.apply(
      event(
        .decided(
          Decision(
            verdict: verdict, reason: reason, recommended: assessment.recommendation.verdict))))
  }
  for note in notes { kept.apply(event(.noted(CaseNote(text: note)))) }
  return kept
}

func memo(_ kept: CreditCase) throws -> CreditMemo {
  CreditMemo(
    creditCase: kept, catalogue: try desk().catalogue, replay: .reproduced,
    scores: .init(interval: 400...430, line: 560), checkpoint: checkpoint)
}

/// The texts of a report in order, each once.
func texts(_ report: Report) -> [String] {
  var seen: Set<String> = []
  return LaidReport(report).texts.map(\.text).filter { seen.insert($0).inserted }
}

func noticeFile() throws -> String {
  String(
    decoding: try Data(
      contentsOf: URL(filePath: "\(projectFolder)/resources/notices/us-regulation-b-1.txt")),
    as: UTF8.self)
}
