import Foundation
import Testing

/// Cases that leave one workspace and come into another.
@Suite struct CaseFileCommandTests {
  /// A command with one decided case, and the file of its export.
  private func exported() throws -> (Command, String) {
    let command = try Command()
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    _ = try command.run("case", "note", "File 7", "called \u{201C}back\u{201D} \u{7}")
    _ = try command.run("case", "decide", "File 7", "approve", "--reason", "known")
    _ = try command.run("case", "outcome", "File 7", "paid", "--at", "2024-02-29")
    #expect(try command.run("case", "export", "File 7", "-o", command.path("out.json")).code == 0)
    return (command, try command.read("out.json"))
  }

  private func id(in text: String) throws -> String {
    let listed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let cases = try #require(listed?["cases"] as? [[String: Any]])
    return try #require(cases[0]["id"] as? String)
  }

  @Test func whatIsExportedComesBackByteForByte() throws {
    let (_, text) = try exported()
    let other = try Command()
    let file = try other.write(text, to: "in.json")
    let taken = try other.run("case", "import", file)
    #expect(taken.code == 0, "\(taken.complaint)")
    #expect(taken.output.contains("1 case kept"))
    #expect(try other.run("case", "export", "File 7", "-o", other.path("back.json")).code == 0)
    #expect(try other.read("back.json") == text)
    let shown = try other.run("case", "show", "File 7", "--history")
    #expect(shown.output.contains("replay: reproduced exactly"))
    #expect(shown.output.contains("taken over from a file on"))
    #expect(try other.run("case", "list", "paid").output.contains("File 7"))
    let again = try other.run("case", "import", file)
    #expect(
      again.output.contains("0 cases kept") && again.output.contains("1 case is here already"))
    #expect(try other.run("store", "rebuild").code == 0)
    #expect(try other.run("case", "list", "paid").output.contains("File 7"))
    #expect(try other.run("store", "verify").code == 0)
  }

  @Test func anIdThatIsAnotherCasesHereIsReplacedOnce() throws {
    let (command, text) = try exported()
    _ = try command.run("case", "note", "File 7", "more")
    let file = try command.write(text, to: "in.json")
    let taken = try command.run("case", "import", file)
    #expect(taken.output.contains("1 case kept"), "\(taken.complaint)")
    #expect(taken.output.contains("so it is kept as case"))
    #expect(
      try command.run("case", "list", "--json").output.components(separatedBy: "\"id\"").count == 3)
    #expect(try command.run("case", "import", file).output.contains("1 case is here already"))
    let erased = try command.run(
      "case", "erase", try id(in: text), "--reason", "person-asked", "--yes")
    #expect(erased.code == 0, "\(erased.complaint)")
    let refused = try command.run("case", "import", file)
    #expect(refused.code == 3)
    #expect(refused.complaint.contains("was erased here"))
  }

  @Test func aHostileFileIsRefusedWholeAndThePlaceNamed() throws {
    let (_, text) = try exported()
    let id = try id(in: text)
    let other = try Command()
    let score = try Regex("\"score\" : [0-9]+")
    func changed(_ old: String, _ new: String) throws -> Data {
      let place = try #require(text.range(of: old, options: .backwards))
      return Data(text.replacingCharacters(in: place, with: new).utf8)
    }
    let named = "\"reference\" : \"File 7\""
    let middle = try #require(text.utf8.firstIndex(of: UInt8(ascii: "k")))
    let cut = text.utf8.distance(from: text.startIndex, to: middle)
    let hostile: [(String, Data, String)] = [
      ("twice a name", try changed(named, named + "," + named), "the same name twice"),
      ("deep", Data(String(repeating: "[", count: 100_000).utf8), "inside each other"),
      ("bad UTF-8", Data(text.utf8.prefix(cut)) + [0xFF] + Data(text.utf8.dropFirst(cut)), "UTF-8"),
      ("cut", Data(text.utf8.dropLast(40)), "refused"),
      ("large", Data(repeating: 0x20, count: (64 << 20) + 1), "larger than 64 MB"),
      ("a stranger", try changed("{\"cases\":[", "{\"more\":1,\"cases\":["), "more"),
      ("a member more", try changed(named, named + ",\"zz\":1"), "cases.[0] holds something"),
      ("no history", Data("{\"cases\":[{\"id\":\"\(id)\"}]}".utf8), "cases.[0]"),
      ("another name", try changed(named, "\"reference\":\"File 8\""), "what its history gives"),
      ("a path as id", Data(text.replacing(id, with: "../../../../x").utf8), "no store makes"),
      ("an empty id", Data(text.replacing(id, with: "").utf8), "no store makes"),
      ("a wild number", Data(text.replacing("12000", with: "1e300").utf8), "beyond 1e12"),
      (
        "a score", Data(text.replacing(score, with: "\"score\" : 9000").utf8), "outside 300 to 850"
      ),
      ("no JSON", Data("loan_amount,term_months\n1,2\n".utf8), "refused"),
      ("a list", Data("[]".utf8), "refused"),
      ("a number", Data("{\"cases\":7}".utf8), "cases"),
    ]
    for (name, bytes, place) in hostile {
      let file = other.path("in.json")
      try bytes.write(to: URL(filePath: file))
      let refused = try other.run("case", "import", file)
      #expect(refused.code == 3, "\(name): \(refused.output)\(refused.complaint)")
      #expect(refused.complaint.contains(place), "\(name): \(refused.complaint)")
      #expect(refused.complaint.utf8.count < 400 && !refused.complaint.contains("annual_income"))
    }
    #expect(try other.run("case", "list").output.contains("No cases"))
    // Two cases, the second of them bad: nothing of the first is kept.
    let good = text.dropFirst("{\"cases\":[".count).dropLast("\n]}\n".count)
    let bad = good.replacing(id, with: "0000")
    _ = try other.write("{\"cases\":[\(good),\(bad)]}", to: "two.json")
    let two = try other.run("case", "import", other.path("two.json"))
    #expect(two.code == 3 && two.complaint.contains("cases.[1]"), "\(two.complaint)")
    #expect(try other.run("case", "list").output.contains("No cases"))
  }
}
