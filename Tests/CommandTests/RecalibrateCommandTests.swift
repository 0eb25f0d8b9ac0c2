import Foundation
import Testing

@Suite struct RecalibrateCommandTests {
  private let command: Command

  init() throws { command = try Command() }

  /// Loans of which every third defaults, far more than the model expects of them.
  private func table(_ name: String, _ rows: Range<Int>) throws -> String {
    var text = "loan_amount,term_months,annual_income,fico_score,end\n"
    for row in rows {
      text +=
        "\(5000 + row * 37 % 9000),36,\(40_000 + row * 613 % 50_000),\(640 + row * 7 % 180),"
        + "\(row % 3 == 0 ? "Charged Off" : "Fully Paid")\n"
    }
    return try command.write(text, to: name)
  }

  private func read(_ result: Command.Result) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func aNewVersionIsWrittenVerifiedAndTellsWhatWasDone() throws {
    let out = command.path("models")
    let run = try command.run(
      "model", "recalibrate", try table("in.csv", 0..<600), "--outcome", "end", "--out", out)
    #expect(run.code == 0, "\(run.complaint)")
    #expect(run.output.contains("600 loans whose end is known"))
    let pack = out + "/installment-loan/borrower-2"
    let verified = try command.run("model", "verify", pack)
    #expect(verified.output.contains("installment-loan-borrower@2: whole"), "\(verified.complaint)")
    let card = try String(contentsOfFile: pack + "/card.md", encoding: .utf8)
    #expect(card.hasPrefix("# installment-loan-borrower@2\n\n## Recalibration\n"))
    #expect(card.contains("× those of installment-loan-borrower@1"))
    let again = try command.run(
      "model", "recalibrate", try table("in.csv", 0..<600), "--outcome", "end", "--out", out)
    #expect(again.output.contains("borrower-3"), "\(again.complaint)")
  }

  @Test func sumsOfBranchesGiveWhatTheirLoansTogetherGive() throws {
    for (name, rows) in [("a", 0..<200), ("b", 200..<600)] {
      let run = try command.run(
        "model", "recalibrate", try table("\(name).csv", rows), "--outcome", "end", "--export",
        command.path("\(name).json"))
      #expect(run.code == 0 && run.output.contains("They hold no loan."), "\(run.complaint)")
    }
    let merged = try read(
      command.run(
        "model", "recalibrate", "--sums", command.path("a.json"), "--sums",
        command.path("b.json"), "--json"))
    let whole = try read(
      command.run(
        "model", "recalibrate", try table("in.csv", 0..<600), "--outcome", "end", "--json"))
    for key in ["intercept", "slope"] {
      let one = try #require((merged["found"] as? [String: Any])?[key] as? Double)
      let all = try #require((whole["found"] as? [String: Any])?[key] as? Double)
      #expect(abs(one - all) < 1e-9)
    }
    #expect((whole["found"] as? [String: Any])?["answer"] as? String != "no_change")
  }

  @Test func noiseIsTold() throws {
    let run = try command.run(
      "model", "recalibrate", try table("a.csv", 0..<300), "--outcome", "end", "--export",
      command.path("a.json"), "--epsilon", "2")
    #expect(run.output.contains("with noise (epsilon 2)"), "\(run.complaint)")
    #expect(try command.read("a.json").contains("\"epsilon\":2"))
  }

  @Test func tooFewOutcomesAreRefusedAndNothingIsWritten() throws {
    let run = try command.run(
      "model", "recalibrate", try table("in.csv", 0..<30), "--outcome", "end", "--out",
      command.path("models"))
    #expect(run.code == 0)
    #expect(run.output.contains("Refused: too few"))
    #expect(!FileManager.default.fileExists(atPath: command.path("models")))
  }

  @Test(
    arguments: [
      (["--epsilon", "1"], 2, "is for --export"),
      (["--sums", "a.json", "in.csv"], 2, "name no table"),
      (["--export", "s.json", "--out", "m"], 2, "nothing for --out"),
      (["--sums", "in.csv"], 3, "in.csv is refused"),
      (["--sums", "odd.json"], 3, "numbers that no counting gives"),
      (["in.csv", "--outcome", "end", "--model", "standard"], 3, "This is for credit-card"),
    ] as [([String], Int32, String)])
  func whatCannotBeDoneIsNamed(words: [String], code: Int32, sentence: String) throws {
    _ = try table("in.csv", 0..<30)
    _ = try command.write(
      #"{"model":"m","packDigest":"d","parts":1,"cells":[{"place":1,"loans":1,"defaults":2}]}"#,
      to: "odd.json")
    let run = try command.run(["model", "recalibrate"] + words)
    #expect(run.code == code || (run.code == 5 && code == 3), "\(run.code)")
    #expect(run.complaint.contains(sentence), "\(run.complaint)")
  }
}
