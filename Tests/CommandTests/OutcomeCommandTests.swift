import Foundation
import Testing

@Suite struct OutcomeCommandTests {
  private let command: Command

  init() throws {
    command = try Command()
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
  }

  @Test func whatBecameOfALoanIsToldEverywhere() throws {
    let early = try command.run("case", "outcome", "File 7", "funded")
    #expect(early.code == 3)
    #expect(early.complaint.contains("Only an approved case has an outcome"))
    #expect(
      try command.run("case", "decide", "File 7", "approve", "--reason", "known").code == 0)
    let funded = try command.run("case", "outcome", "File 7", "funded", "--at", "2024-02-29")
    #expect(funded.output.contains("is funded"), "\(funded.complaint)")
    let defaulted = try command.run(
      "case", "outcome", "File 7", "defaulted", "--at", "2025-03-01", "--recovered", "1234.5")
    #expect(defaulted.output.contains("is defaulted"), "\(defaulted.complaint)")
    #expect(try command.run("case", "list", "defaulted").output.contains("File 7"))
    #expect(try !command.run("case", "list", "funded").output.contains("File 7"))
    let shown = try command.run("case", "show", "File 7", "--history")
    #expect(shown.output.contains("outcome: Defaulted on 2025-03-01"))
    #expect(shown.output.contains("Paid out on 2024-02-29"))
    #expect(shown.output.contains("replay: reproduced exactly"))
    let export = try command.run("case", "export", "File 7")
    #expect(export.output.contains("\"recovered\" : 1234.5"))
    let masked = try command.run("case", "export", "--masked").output
    #expect(masked.contains("\"outcome\":\"defaulted\"") && masked.contains("\"recovered\":1200"))
    #expect(masked.contains("\"outcome_month\":\"2025-03\"") && !masked.contains("2025-03-01"))
    #expect(try command.run("store", "verify").code == 0)
  }

  @Test func aLoanThatWentItsWayIsNotDecidedAgain() throws {
    _ = try command.run("case", "decide", "File 7", "approve", "--reason", "known")
    _ = try command.run("case", "outcome", "File 7", "paid")
    let decided = try command.run("case", "decide", "File 7", "decline", "--reason", "x")
    #expect(decided.code == 3)
    #expect(decided.complaint.contains("The loan is paid already"))
    let back = try command.run("case", "outcome", "File 7", "not-taken")
    #expect(back.output.contains("is approved"))
    #expect(try command.run("case", "decide", "File 7", "decline", "--reason", "x").code == 0)
  }

  @Test(arguments: [
    (["paid", "--at", "2025-02-29"], "takes a day such as"),
    (["paid", "--at", "2999-01-01"], "still to come"),
    (["paid", "--recovered", "5"], "only of a defaulted loan"),
    (["defaulted", "--recovered=-5"], "must be an amount of 0 or more"),
  ])
  func anOutcomeThatCannotBeIsRefused(words: [String], sentence: String) throws {
    _ = try command.run("case", "decide", "File 7", "approve", "--reason", "known")
    let refused = try command.run(["case", "outcome", "File 7"] + words)
    #expect(refused.code == 3)
    #expect(refused.complaint.contains(sentence), "\(refused.complaint)")
    #expect(try command.run("case", "list", "approved").output.contains("File 7"))
  }
}
