import Desk
import Foundation
import Lending
import Reports
import Testing

private let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// A case that the policy declines, kept under the name "File 7".
private func keep(_ command: Command, decided verdict: String? = "decline") throws -> String {
  let file = try command.write(
    application(", \"fico_score\": 610, \"inquiries_6m\": 6, \"term_months\": 60")
      .replacing("\"term_months\": 36,", with: "").replacing("64000", with: "30000"), to: "a.json")
  let result = try command.run("assess", file, "--save")
  #expect(result.code == 0, "\(result.complaint)")
  if let verdict {
    #expect(try command.run("case", "decide", "File 7", verdict, "--reason", "so").code == 0)
  }
  return result.output
}

@Test func theMemoTellsTheVeryFiguresOfTheCommandLine() async throws {
  let command = try Command()
  let output = try keep(command)
  let written = try command.run("report", "File 7", "-o", "memo.pdf")
  #expect(written.code == 0, "\(written.complaint)")
  #expect(written.output.hasPrefix("memo.pdf: "))
  let bytes = try Data(contentsOf: URL(filePath: command.path("memo.pdf")))
  #expect(bytes.starts(with: Data("%PDF".utf8)))

  let desk = try Desk(
    DeskOptions(resources: "\(root)/resources", store: command.path("store")))
  let reported = try await desk.reported(try await desk.room.caseID(meaning: "File 7"))
  let memo = CreditMemo(
    creditCase: reported.creditCase, catalogue: desk.catalogue, replay: reported.replay,
    scores: nil, checkpoint: reported.checkpoint)
  let told = LaidReport(try memo.report()).texts.map(\.text)
  var lines = 0
  for line in output.split(separator: "\n") {
    // Two blanks or more part the columns of the terminal; a rule's sentence is one.
    let cells = line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard cells.count > 1 || line.hasPrefix("    "), !line.contains("Recommendation") else {
      continue
    }
    // Evidence is a paragraph on paper.
    if line.contains("Evidence") { break }
    for cell in cells { #expect(told.contains(cell), "\(cell)") }
    lines += 1
  }
  #expect(lines >= 12)
  let head = try command.run("store", "verify").output
  #expect(head.contains("checkpoint now: \(reported.checkpoint)"))
}

@Test func aNoticeAsksForWhatItNeedsAndIsRefusedForOthersThanDeclined() throws {
  let command = try Command()
  _ = try keep(command, decided: nil)
  let words = [
    "--creditor", "First Example Bank", "--creditor-address", "1 Main Street", "--applicant", "Jo",
    "--agency", "Example Commission", "--no-report",
  ]
  let undecided = try command.run(["report", "notice", "File 7", "-o", "n.pdf"] + words)
  #expect(undecided.code == 3)
  #expect(undecided.complaint.contains("not decided yet"))
  #expect(try command.run("case", "decide", "File 7", "decline").code == 0)
  let missing = try command.run("report", "notice", "File 7", "-o", "n.pdf")
  #expect(missing.code == 3)
  #expect(missing.complaint.contains("--creditor, --creditor-address, --applicant, --agency"))
  #expect(!FileManager.default.fileExists(atPath: command.path("n.pdf")))
  let written = try command.run(["report", "notice", "File 7", "-o", "n.pdf"] + words)
  #expect(written.code == 0, "\(written.complaint)")
}

@Test func aReportThatCannotBeWrittenIsToldAndLeavesNothingBehind() throws {
  let command = try Command()
  _ = try keep(command)
  let nowhere = try command.run("report", "File 7", "-o", "nowhere/memo.pdf")
  #expect(nowhere.code == 3)
  #expect(nowhere.complaint.contains("nowhere/memo.pdf"))
  let full = try command.run("report", "File 7", "-o", "/dev/full")
  #expect(full.code == 3)
  #expect(try command.run("report", "no such case", "-o", "m.pdf").code == 3)
  #expect(try command.run("report", "model", "no-such-model", "-o", "m.pdf").code == 5)
  #expect(try command.run("report", "File 7").code == 2)
  #expect(!FileManager.default.fileExists(atPath: command.path("m.pdf")))
}

@Test func aModelCardIsWrittenTheSameTwice() throws {
  let command = try Command()
  #expect(try command.run("report", "model", "-o", "one.pdf").code == 0)
  #expect(try command.run("report", "model", "-o", "two.pdf").code == 0)
  let one = try Data(contentsOf: URL(filePath: command.path("one.pdf")))
  #expect(try Data(contentsOf: URL(filePath: command.path("two.pdf"))) == one)
}

@Test func aNoticeOlderThanItsDecisionOrOfAReportThatWasNotUsedIsRefused() throws {
  let command = try Command()
  _ = try keep(command)
  let words = [
    "report", "notice", "File 7", "-o", "n.pdf", "--creditor", "First Example Bank",
    "--creditor-address", "1 Main Street", "--applicant", "Jo", "--agency", "Example Commission",
    "--no-report",
  ]
  let old = try command.run(words + ["--date", "2020-01-31"])
  #expect(old.code == 3 && old.complaint.contains("cannot be older than the decision"))
  for given in [
    ["--score-date", "2026-01-31"], ["--score-factor", "Inquiries"],
    ["--bureau", "Example Bureau"],
  ] {
    let vain = try command.run(words + given)
    #expect(vain.code == 3 && vain.complaint.contains("so \(given[0]) would tell of nothing"))
  }
  #expect(!FileManager.default.fileExists(atPath: command.path("n.pdf")))
  #expect(try command.run(words + ["--date", "2099-01-31"]).code == 0)
}

@Test func theMemoGivesKnockOutsAsACountAndAScoreInPoints() async throws {
  let command = try Command()
  _ = try command.run(
    "policy", "set", "knockOuts", "[{\"field\": \"inquiries_6m\", \"above\": 5}]")
  _ = try command.run("policy", "set", "scoreFloor", "590")
  _ = try keep(command)
  let desk = try Desk(
    DeskOptions(resources: "\(root)/resources", store: command.path("store")))
  let reported = try await desk.reported(try await desk.room.caseID(meaning: "File 7"))
  let memo = CreditMemo(
    creditCase: reported.creditCase, catalogue: desk.catalogue, replay: reported.replay,
    scores: nil, checkpoint: reported.checkpoint)
  let told = LaidReport(try memo.report()).texts.map(\.text)
  #expect(told.contains("590") && !told.contains("590.0\u{202F}%"))
  #expect(told.contains("1") && !told.contains("1.0\u{202F}%"))
}
