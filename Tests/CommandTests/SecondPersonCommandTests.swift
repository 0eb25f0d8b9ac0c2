import Foundation
import Testing

@Suite struct SecondPersonCommandTests {
  /// A branch whose policy wants a second person from an amount on, set before it was protected.
  private func branch(from mark: String) throws -> Branch {
    try Branch { command in
      let set = try command.run("policy", "set", "secondPersonFrom", mark)
      #expect(set.code == 0, "\(set.complaint)")
      #expect(set.output.contains("or more counts once a second person has confirmed it"))
    }
  }

  @Test func aLargeDecisionCountsOnceASecondPersonHasConfirmedIt() throws {
    let branch = try branch(from: "12000")
    let decided = try branch.run(
      "case", "decide", "File 7", "decline", "--reason", "thin", by: "otto")
    #expect(decided.code == 0, "\(decided.complaint)")
    #expect(decided.output.contains("is in review"))
    #expect(decided.complaint.contains("counts once a reviewer has confirmed it"))
    let list = try branch.run("case", "list", by: "otto")
    #expect(list.output.contains("in review, a reviewer confirms"))
    let shown = try branch.run("case", "show", "File 7", by: "otto")
    #expect(shown.output.contains("it does not count yet: a reviewer confirms it"))
    let notice = try branch.run(
      "report", "notice", "File 7", "-o", branch.at("notice.pdf"), by: "otto")
    #expect(notice.code == 3)
    #expect(notice.complaint.contains("in review"))
    #expect(try branch.run("case", "confirm", "File 7", by: "otto").code == 6)
    #expect(try branch.run("case", "confirm", "File 7", "--back", by: "rita").code == 3)
    let confirmed = try branch.run("case", "confirm", "File 7", by: "rita")
    #expect(confirmed.output.contains("is declined"), "\(confirmed.complaint)")
    let after = try branch.run("case", "show", "File 7", "--history", by: "otto")
    #expect(after.output.contains("Confirmed by a second person"))
    #expect(after.output.contains("rita  Confirmed by a second person"))
    #expect(after.output.contains("replay: reproduced exactly"))
    #expect(!(try branch.run("case", "list", by: "otto")).output.contains("confirms"))
  }

  @Test func aSmallerAmountOrAReferralNeedsNobodyElse() throws {
    let branch = try branch(from: "12000.01")
    let decided = try branch.run(
      "case", "decide", "File 7", "decline", "--reason", "thin", by: "otto")
    #expect(decided.output.contains("is declined"))
    let large = try self.branch(from: "0")
    let referred = try large.run("case", "decide", "File 7", "refer", "--reason", "x", by: "otto")
    #expect(!referred.complaint.contains("confirmed"))
    #expect(try large.run("case", "confirm", "File 7", by: "rita").code == 3)
  }

  @Test func anotherPolicyOfTheAssessmentDoesNotGoRoundTheSecondPerson() throws {
    let branch = try branch(from: "12000")
    let bundled = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../resources/policies/installment-loan.json")
    let again = try branch.run(
      "case", "assess", "File 7", "--policy", bundled.path, by: "otto")
    #expect(again.code == 0, "\(again.complaint)")
    let decided = try branch.run(
      "case", "decide", "File 7", "decline", "--reason", "thin", by: "otto")
    #expect(decided.output.contains("is in review"))
  }

  @Test func aPersonalWorkspaceSaysThatItHasNoSecondPerson() throws {
    let command = try Command()
    #expect(try command.run("policy", "set", "secondPersonFrom", "1000").code == 0)
    let shown = try command.run("policy", "show")
    #expect(shown.output.contains("secondPersonFrom"))
    #expect(shown.output.contains("1\u{202F}000 USD or more"))
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    let decided = try command.run("case", "decide", "File 7", "decline", "--reason", "thin")
    #expect(decided.output.contains("is declined"))
    #expect(decided.complaint.contains("A personal workspace has none"))
    #expect(try command.run("case", "show", "File 7").output.contains("reproduced exactly"))
    let refused = try command.run("policy", "set", "secondPersonFrom", "-1")
    #expect(refused.code == 3)
    #expect(refused.complaint.contains("must be an amount of 0 or more"))
  }
}
