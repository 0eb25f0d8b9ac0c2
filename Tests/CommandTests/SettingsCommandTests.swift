import Foundation
import Testing

@Suite struct SettingsCommandTests {
  @Test func whatTheWorkspaceLaysDownHoldsWhereCasesEnd() throws {
    let command = try Command()
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    #expect(
      try command.run("store", "status").output.contains("25 months, by Regulation B (12 CFR"))
    let set = try command.run("store", "set", "monthsKept", "60")
    #expect(set.code == 0, "\(set.complaint)")
    #expect(try command.run("store", "set", "jurisdiction", "our rule 4").code == 0)
    #expect(try command.run("store", "status").output.contains("60 months, by our rule 4"))
    #expect(
      try command.run("case", "list", "--due").output.contains("untouched for 60 months"))
    let backup = command.path("backup")
    #expect(try command.run("store", "backup", backup).code == 0)
    #expect(try command.run("store", "verify", "--backup", backup).code == 0)
    let restored = command.path("restored")
    #expect(try command.run("store", "restore", backup, "--store", restored).code == 0)
    let status = try command.run("store", "status", "--store", restored)
    #expect(status.output.contains("60 months, by our rule 4"))
    _ = try command.write("correct horse 42 battery\n", to: "root")
    let protected = try command.run(
      "store", "protect", "--by", "root", "--new-password-file", command.path("root"))
    #expect(protected.code == 0, "\(protected.complaint)")
    let kept = try command.run(
      "store", "status", "--by", "root", "--password-file", command.path("root"))
    #expect(kept.output.contains("60 months, by our rule 4"))
    let journal = try command.read("store/journal-000001.jsonl")
    #expect(journal.components(separatedBy: "\"settings.changed\"").count == 3)
    #expect(
      try FileManager.default.attributesOfItem(atPath: command.path("store/settings.json"))[
        .posixPermissions] as? Int == 0o600)
  }

  @Test func anErasureBeforeTheTimeNamesTheLaw() throws {
    let command = try Command()
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    _ = try command.run("store", "set", "monthsKept", "60")
    _ = try command.run("store", "set", "jurisdiction", "our rule 4")
    let erased = try command.run(
      "case", "erase", "File 7", "--reason", "person-asked", "--yes")
    #expect(erased.complaint.contains("less than 60 months ago; our rule 4 wants"))
  }

  @Test(arguments: [
    ("monthsKept", "0", "from 1 to 1200"), ("monthsKept", "1.5", "from 1 to 1200"),
    ("jurisdiction", " ", "must be one line"), ("monthKept", "5", "the nearest is monthsKept"),
  ])
  func aSettingThatCannotBeIsRefused(key: String, value: String, sentence: String) throws {
    let command = try Command()
    let refused = try command.run("store", "set", key, value)
    #expect(refused.code == 3)
    #expect(refused.complaint.contains(sentence), "\(refused.complaint)")
    #expect(try command.run("store", "status").output.contains("25 months"))
  }

  @Test func settingsThatWereEditedIntoNonsenseAreNamed() throws {
    let command = try Command()
    _ = try command.run("store", "set", "monthsKept", "60")
    for text in [
      "{\"v\":1,\"monthsKept\":0}", "{\"v\":2}", "{\"v\":1,\"x\":1}", "[", "{\"v\":1,\"v\":1}",
    ] {
      _ = try command.write(text, to: "store/settings.json")
      let refused = try command.run("store", "status")
      #expect(refused.code == 3, "\(text)")
      #expect(refused.complaint.contains("settings.json"), "\(text)")
    }
  }
}
