import Foundation
import Testing

/// Keeps one case and answers with its id.
private func keep(_ command: Command) throws -> String {
  let file = try command.write(application(), to: "a.json")
  let result = try command.run("assess", file, "--save", "--json")
  #expect(result.code == 0, "\(result.complaint)")
  let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
  return try #require(json?["case_id"] as? String)
}

@Test func aCaseIsKeptFoundDecidedAndReproduced() throws {
  let command = try Command()
  let id = try keep(command)
  #expect(try command.run("case", "list", "File").output.contains(id))
  #expect(try command.run("case", "note", id, "called back").code == 0)
  let decided = try command.run(
    "case", "decide", "File 7", "decline", "--reason", "too thin a file")
  #expect(decided.code == 0, "\(decided.complaint)")
  let shown = try command.run("case", "show", id, "--history")
  #expect(shown.code == 0)
  #expect(shown.output.contains("reproduced exactly"))
  #expect(shown.output.contains("too thin a file"))
  #expect(shown.output.contains("called back"))
  let verified = try command.run("store", "verify")
  #expect(verified.code == 0)
}

@Test func departingFromTheRecommendationNeedsAReason() throws {
  let command = try Command()
  let id = try keep(command)
  let json = try command.run("case", "show", id, "--json").output
  let other = json.contains("\"verdict\" : \"approve\"") ? "decline" : "approve"
  let refused = try command.run("case", "decide", id, other)
  #expect(refused.code == 3)
  #expect(refused.complaint.contains("needs your reason"))
  #expect(try command.run("case", "decide", id, other, "--reason", "knows the borrower").code == 0)
}

@Test func aDamagedLineIsNamedAndNothingIsWrittenUntilAPersonChose() throws {
  let command = try Command()
  let id = try keep(command)
  _ = try command.run("case", "note", id, "first")
  let journal = "store/journal-000001.jsonl"
  var lines = try command.read(journal).components(separatedBy: "\n")
  lines[3] = lines[3].replacing("\"text\":\"first\"", with: "\"text\":\"fir5t\"")
  _ = try command.write(lines.joined(separator: "\n"), to: journal)
  let verified = try command.run("store", "verify")
  #expect(verified.code == 4)
  #expect((verified.output + verified.complaint).contains("line 4"))
  #expect(try command.run("case", "list").output.contains(id))
  let refused = try command.run("case", "note", id, "second")
  #expect(refused.code == 4)
  #expect(try command.run("store", "continue").code == 0)
  #expect(try command.run("case", "note", id, "third").code == 0)
}

@Test func whoeverWritesSecondIsToldSo() throws {
  let command = try Command()
  let id = try keep(command)
  let lock = open(command.path("store/lock"), O_RDWR)
  defer { close(lock) }
  // The lock of an open file (F_OFD_SETLK), as the store takes it.
  var wish = flock()
  wish.l_type = Int16(F_WRLCK)
  #expect(fcntl(lock, 37, &wish) == 0)
  let refused = try command.run("case", "note", id, "mine")
  #expect(refused.code == 4)
  #expect(refused.complaint.contains("written by another"))
  #expect(try command.run("case", "show", id).code == 0)
}

@Test func aReferenceOfAnyKindKeepsTheListInItsColumns() throws {
  let command = try Command()
  let long = String(repeating: "very long reference ", count: 20)
  let odd = "\u{1B}[31mred\u{07}\u{202E}gnp.exe\nCase 2\tx"
  for (name, reference) in [("a", long), ("b", odd), ("c", "日本の案件"), ("d", "File 7")] {
    let file = try command.write(application(), to: "\(name).json")
    #expect(try command.run("case", "new", file, "--reference", reference).code == 0)
  }
  let list = try command.run("case", "list").output
  let lines = list.split(separator: "\n")
  #expect(lines.count == 5)
  #expect(lines.allSatisfy { $0.count < 130 } && list.contains("…"))
  for sign in ["\u{1B}", "\u{07}", "\u{202E}", "\t"] { #expect(!list.contains(sign)) }
  // The amount starts at the same column; each sign of the Japanese takes two.
  let places = lines.dropFirst().map { line in
    line.components(separatedBy: "12\u{202F}000")[0].reduce(0) {
      $0 + ($1.unicodeScalars.contains { $0.value > 0x3000 && $0.value < 0xA000 } ? 2 : 1)
    }
  }
  #expect(Set(places).count == 1, "\(list)")
  let shown = try command.run("case", "show", long).output
  #expect(shown.contains(long.dropLast(1)))
  let steered = try command.run("case", "show", odd, "--history").output
  #expect(!steered.contains("\u{1B}") && !steered.contains("\u{202E}"))
  #expect(steered.split(separator: "\n").allSatisfy { !$0.hasPrefix("Case 2") })
}
