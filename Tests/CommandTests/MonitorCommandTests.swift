import Foundation
import Testing

@Suite struct MonitorCommandTests {
  private let command: Command

  init() throws { command = try Command() }

  /// The same loans each time, their scores lower by so much.
  private func table(_ name: String, _ rows: Int, lower: Int = 0) throws -> String {
    var text = "loan_amount,term_months,annual_income,fico_score,end\n"
    for row in 0..<rows {
      text +=
        "\(5000 + row * 37 % 9000),36,\(40_000 + row * 613 % 50_000),\(640 + row * 7 % 180 - lower),"
        + "\(row % 7 == 0 ? "Charged Off" : "Fully Paid")\n"
    }
    return try command.write(text, to: name)
  }

  @Test func quietLoansEndWithoutAlertsAndOthersWithCodeOne() throws {
    let reference = try table("ref.csv", 400)
    let quiet = try command.run("monitor", try table("a.csv", 400), "--reference", reference)
    #expect(quiet.code == 0, "\(quiet.complaint)")
    #expect(quiet.output.contains("400 loans: nothing calls for a look."))
    #expect(quiet.output.hasSuffix("No alerts.\n"))
    let moved = try command.run(
      "monitor", try table("b.csv", 400, lower: 60), "--reference", reference)
    #expect(moved.code == 1)
    #expect(moved.output.contains("FICO score has moved: PSI"))
  }

  @Test func theSameIsToldAsJSON() throws {
    let reference = try table("ref.csv", 300)
    let run = try command.run(
      "monitor", try table("b.csv", 300, lower: 60), "--reference", reference, "--outcome", "end",
      "--json")
    #expect(run.code == 1)
    let read = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let alerts = try #require(read["alerts"] as? [[String: Any]])
    #expect(alerts.contains { $0["subject"] as? String == "fico_score" })
    let model = try #require((read["models"] as? [[String: Any]])?.first)
    let measures = try #require((model["outcomes"] as? [String: Any])?["measures"])
    #expect((measures as? [String: Any])?["auc"] != nil)
  }

  @Test func anEmptyWorkspaceHasNothingToWatch() throws {
    let run = try command.run("monitor")
    #expect(run.code == 0)
    #expect(run.output == "No cases to watch\n")
  }

  @Test(
    arguments: [
      (["monitor", "--outcome", "end"], 2, "is for a table"),
      (["monitor", "a.csv", "--since", "2026-01-01"], 2, "is for kept cases"),
      (["monitor", "a.csv", "--mark", "0"], 2, "takes a number above 0"),
      (["monitor", "--product", "recovery"], 2, "valued and not watched"),
      (["monitor", "a.csv", "--groups", "shoe"], 3, "is no column of the table (--groups)"),
      (["monitor", "a.csv", "--outcome", "loan_amount"], 3, "holds no word"),
      (["monitor", "a.csv", "--as-of", "soon"], 3, "takes a month such as"),
      (["monitor", "--since", "soon"], 3, "takes a day such as"),
    ] as [([String], Int32, String)])
  func whatCannotBeWatchedIsNamed(words: [String], code: Int32, sentence: String) throws {
    _ = try table("a.csv", 40)
    let run = try command.run(words)
    #expect(run.code == code)
    #expect(run.complaint.contains(sentence), "\(run.complaint)")
  }
}
