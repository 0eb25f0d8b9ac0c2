import Foundation
import Testing

/// Scans and letters from the command line.
@Suite struct AttachmentCommandTests {
  private func kept() throws -> Command {
    let command = try Command()
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    _ = try command.write("Dear Sir or Madam\n", to: "letter.txt")
    return command
  }

  @Test func aLetterIsAttachedListedAndWrittenBackAsItWas() throws {
    let command = try kept()
    let attached = try command.run("case", "attach", "File 7", command.path("letter.txt"))
    #expect(attached.code == 0, "\(attached.complaint)")
    #expect(attached.output.contains("attached: letter.txt, 18 bytes, SHA-256 "))
    let again = try command.run("case", "attach", "File 7", command.path("letter.txt"))
    #expect(again.code == 0)
    let listed = try command.run("case", "attachments", "File 7", "--json").output
    let all = try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [[String: Any]]
    #expect(all?.count == 1, "the same letter is kept once")
    let digest = try #require(all?.first?["sha256"] as? String)
    for name in ["letter.txt", digest, String(digest.prefix(8))] {
      let out = command.path("out-\(name.count).txt")
      #expect(try command.run("case", "attachment", "File 7", name, "-o", out).code == 0)
      #expect(try String(contentsOfFile: out, encoding: .utf8) == "Dear Sir or Madam\n")
    }
    let shown = try command.run("case", "show", "File 7", "--history").output
    #expect(shown.contains("attached: letter.txt"))
    #expect(shown.contains("attached \u{201C}letter.txt\u{201D}"))
    let verified = try command.run("store", "verify")
    #expect(verified.output.contains("1 attachment is as it was kept"), "\(verified.output)")
    let exported = try command.run("case", "export", "File 7").output
    #expect(exported.contains("letter.txt") && exported.contains(digest))
  }

  @Test func whatCannotBeAttachedOrFoundIsSaid() throws {
    let command = try kept()
    _ = try command.write("", to: "empty")
    #expect(
      FileManager.default.createFile(
        atPath: command.path("large"), contents: Data(count: (20 << 20) + 1)))
    for (file, words) in [
      ("empty", "holds nothing"), ("large", "larger than 20 MB"), ("nowhere", "No such file"),
      (".", "directory"),
    ] {
      let refused = try command.run("case", "attach", "File 7", command.path(file))
      #expect(refused.code == 3, "\(file): \(refused.complaint)")
      #expect(refused.complaint.contains(words), "\(refused.complaint)")
    }
    let none = try command.run("case", "attachment", "File 7", "letter.txt", "-o", "x")
    #expect(none.code == 3 && none.complaint.contains("no such attachment"))
    #expect(
      try command.run("case", "attachments", "File 7").output.contains("has no attachments"))
    // Two of one name are told apart by their digests.
    _ = try command.run("case", "attach", "File 7", command.path("letter.txt"))
    _ = try command.write("another", to: "letter.txt")
    _ = try command.run("case", "attach", "File 7", command.path("letter.txt"))
    let several = try command.run("case", "attachment", "File 7", "letter.txt", "-o", "x")
    #expect(several.code == 3 && several.complaint.contains("2 attachments"))
  }

  @Test func aDamagedLetterIsNamedByTheCheckAndNotWritten() throws {
    let command = try kept()
    _ = try command.run("case", "attach", "File 7", command.path("letter.txt"))
    let folder = command.path("store/attachments")
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
    try Data("Dear Sir or Nobody\n".utf8).write(to: URL(filePath: folder + "/" + name))
    let checked = try command.run("store", "verify")
    #expect(checked.code == 4)
    #expect(checked.output.contains("attachments/\(name) was changed after it was written"))
    let refused = try command.run(
      "case", "attachment", "File 7", "letter.txt", "-o", command.path("out"))
    #expect(refused.code == 4)
    #expect(!FileManager.default.fileExists(atPath: command.path("out")))
    let erased = try command.run(
      "case", "erase", "File 7", "--reason", "person-asked", "--yes")
    #expect(erased.output.contains("1 attachment removed"), "\(erased.output)")
    #expect(try command.run("store", "verify").code == 0)
  }

  @Test func groupsAreToldToWhoMonitorsAndStandInNoOtherOutput() throws {
    let command = try Command()
    let file = try command.write(application(", \"group_sex\": \"Zyzzyva\""), to: "a.json")
    #expect(try command.run("case", "new", file).code == 0)
    #expect(try command.run("case", "groups", "File 7").output.contains("Zyzzyva"))
    for words in [
      ["case", "show", "File 7", "--json"], ["case", "export", "File 7"], ["assess", file],
    ] {
      let told = try command.run(words)
      #expect(told.code == 0 && !told.output.contains("Zyzzyva"), "\(words)")
    }
    let branch = try Branch()
    #expect(try branch.run("case", "groups", "File 7", by: "otto").code == 6)
  }
}
