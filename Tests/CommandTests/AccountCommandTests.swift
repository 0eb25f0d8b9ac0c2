import Foundation
import Testing

@Suite struct AccountCommandTests {
  @Test func eachPersonDoesWhatTheRoleAllowsAndNothingElse() throws {
    let branch = try Branch()
    let nobody = try branch.command.run("case", "list")
    #expect(nobody.code == 6)
    #expect(nobody.complaint.contains("--password-file"))
    let wrong = try branch.run("case", "list", by: "otto", password: "wrong")
    #expect(wrong.code == 6)
    #expect(wrong.complaint.contains("name or the password is wrong"))
    #expect(!wrong.complaint.contains("nothing of the kind"))
    let list = try branch.run("case", "list", by: "otto")
    #expect(list.code == 0)
    #expect(list.output.contains("File 7"))
    let administrator = try branch.run("case", "list", by: "root")
    #expect(administrator.code == 6)
    #expect(administrator.complaint.contains("does not allow to read cases"))
    let reviewer = try branch.run("case", "decide", "File 7", "decline", by: "rita")
    #expect(reviewer.code == 6)
    #expect(reviewer.complaint.contains("Ask an officer"))
    let decided = try branch.run(
      "case", "decide", "File 7", "decline", "--reason", "thin", by: "otto")
    #expect(decided.code == 0, "\(decided.complaint)")
    let officer = try branch.run("account", "remove", "rita", by: "otto")
    #expect(officer.code == 6)
    #expect(try branch.run("store", "verify", by: "root").code == 0)
  }

  @Test func whatWasDoneIsOnRecordAndNothingOfABorrowerIsInPlainText() throws {
    let branch = try Branch()
    _ = try branch.run("case", "show", "File 7", by: "otto", password: "wrong")
    #expect(try branch.run("case", "show", "File 7", by: "otto").code == 0)
    #expect(try branch.run("account", "remove", "rita", by: "root").code == 0)
    #expect(try branch.run("case", "list", by: "rita").code == 6)
    let journal = try branch.command.read("store/journal-000001.jsonl")
    for kind in [
      "workspace.protected", "account.added", "login.failed", "case.viewed", "account.removed",
    ] {
      #expect(journal.contains("\"kind\":\"\(kind)\""), "\(kind)")
    }
    #expect(journal.components(separatedBy: "case.viewed").count == 2, "once for the command")
    #expect(!journal.contains("File 7") && !journal.contains("annual_income"))
  }

  @Test func theRecoveryKeyOpensWhatEveryPasswordHasLost() throws {
    let branch = try Branch()
    _ = try branch.command.write(branch.recoveryKey + "\n", to: "key")
    _ = try branch.command.write("AAAA-" + branch.recoveryKey.dropFirst(5) + "\n", to: "typo")
    let typo = try branch.command.run(
      "account", "recover", "root", "--recovery-key-file", branch.at("typo"),
      "--new-password-file", branch.at("otto"))
    #expect(typo.code == 6)
    #expect(typo.complaint.contains("Compare it with the printed one"))
    let recovered = try branch.command.run(
      "account", "recover", "root", "--recovery-key-file", branch.at("key"),
      "--new-password-file", branch.at("wrong"))
    #expect(recovered.code == 0, "\(recovered.complaint)")
    #expect(try branch.run("store", "verify", by: "root", password: "wrong").code == 0)
    #expect(try branch.run("store", "verify", by: "root").code == 6)
    #expect(try branch.run("case", "list", by: "otto").code == 0, "others keep theirs")
  }

  @Test func aWorkspaceIsMadePersonalAgainByAnAdministrator() throws {
    let branch = try Branch()
    #expect(try branch.run("store", "unprotect", by: "otto").code == 6)
    #expect(try branch.run("store", "unprotect", by: "root").code == 0)
    #expect(try branch.command.run("case", "list").output.contains("File 7"))
    #expect(try branch.command.run("store", "verify").code == 0)
    let accounts = try branch.command.run("account", "list")
    #expect(accounts.code == 3)
    #expect(accounts.complaint.contains("assay store protect"))
  }

  @Test func aWorkspaceThatWasMadePersonalCanBeProtectedAgain() throws {
    let branch = try Branch()
    let decided = try branch.run(
      "case", "decide", "File 7", "approve", "--reason", "known", by: "otto")
    #expect(decided.code == 0, "\(decided.complaint)")
    #expect(try branch.run("store", "unprotect", by: "root").code == 0)
    #expect(
      try branch.command.run("case", "decide", "File 7", "decline", "--reason", "x").code == 0)
    let again = try branch.run(
      "store", "protect", "--new-password-file", branch.at("rita"), by: "rita")
    #expect(again.code == 0, "\(again.complaint)")
    let checked = try branch.run("store", "verify", by: "rita")
    #expect(checked.code == 0, "\(checked.output)")
    // From here on a signature counts again.
    let added = try branch.run(
      "account", "add", "otto", "--role", "officer", "--new-password-file", branch.at("otto"),
      by: "rita")
    #expect(added.code == 0)
    #expect(
      try branch.run("case", "decide", "File 7", "approve", "--reason", "y", by: "otto").code == 0)
    let journal = try branch.command.read("store/journal-000001.jsonl")
    let lines = journal.split(separator: "\n")
    let last = try #require(lines.last { $0.contains("case.decided") })
    let cut = try #require(last.range(of: ",\"signed\":"))
    _ = try branch.command.write(
      journal.replacingOccurrences(of: String(last), with: last[..<cut.lowerBound] + "}"),
      to: "store/journal-000001.jsonl")
    let forged = try branch.run("store", "verify", by: "rita")
    #expect(forged.code == 4 && forged.output.contains("is not signed by the person"))
  }

  @Test func anotherDepartmentsKeysOpenNothing() throws {
    let branch = try Branch()
    let other = try Branch()
    let own = branch.command.path("store/keys.json")
    try FileManager.default.removeItem(atPath: own)
    try FileManager.default.copyItem(atPath: other.command.path("store/keys.json"), toPath: own)
    let refused = try branch.run("case", "list", by: "otto")
    #expect(refused.code == 4)
    #expect(refused.complaint.contains("that of another workspace"))
    try FileManager.default.removeItem(atPath: own)
    let missing = try branch.run("case", "list", by: "otto")
    #expect(missing.code == 4)
    #expect(missing.complaint.contains("keys.json is missing"))
  }

  @Test func theIndexIsMadeAnewAndTheCheckpointPrinted() throws {
    let branch = try Branch()
    let rebuilt = try branch.run("store", "rebuild", by: "otto")
    #expect(rebuilt.output.contains("index of 1 case made anew"))
    let printed = try branch.run("store", "checkpoint", by: "root").output
    #expect(
      try branch.run(
        "store", "verify", "--checkpoint",
        printed.trimmingCharacters(in: .whitespacesAndNewlines), by: "root"
      ).code == 0)
  }
}
