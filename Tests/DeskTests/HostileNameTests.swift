import Desk
import FoundationEssentials
import Glibc
import Lending
import Testing

/// Names that come from elsewhere never become paths: what is attached, imported or restored lands where
/// the workspace is, and nowhere else.
@Suite struct HostileNameTests {
  /// Two hundred names as somebody with bad intentions, or a strange file system, gives them.
  static let names: [String] = {
    let stems = [
      "../../evil", "/tmp/assay-evil", "..", ".", "~/evil", "~root", "$HOME/evil", "`id`", "$(id)",
      "evil\n{\"v\":1}", "evil\r", "evil\u{0}", "\u{0}", "evil\u{202E}fdp.exe",
      "\u{2066}evil\u{2069}",
      "evil\u{200B}", "", " ", "   .pdf", ".hidden", "-rf", "--output=x", "*", "?", "con",
      "nul.txt",
      "C:\\evil", "\\\\host\\evil", "..\\..\\evil", "file:///etc/passwd", "http://evil/x",
      "%2e%2e%2fevil",
      "..%00/evil", "evil;id", "evil|id", "evil&id", "evil>out", "\"evil\"", "'evil'", "evil/",
      "a/../../evil", "./evil", "....//evil", "/", "//", "evil//", "journal-000001.jsonl", "lock",
      "keys.json", "index.cache",
    ]
    let long = ["x", "é", "語", "😀"].flatMap { letter in
      [63, 64, 85, 127, 128, 255, 256, 1000, 5000].map { String(repeating: letter, count: $0) }
    }
    let mixed = stems.flatMap { stem in
      ["\(stem).pdf", "../\(stem)", "x/\(stem)/../../\(stem)"]
    }
    return Array((stems + long + mixed).prefix(200))
  }()

  private let place =
    FileManager.default.temporaryDirectory.path
    + "/assay-hostile-\(UInt64.random(in: 0...UInt64.max))"
  private var folder: String { place + "/deep/store" }

  /// All that stands in the place but in the workspace itself, and some places outside.
  private func outside() -> Set<String> {
    let entries = entries(below: "")
    let others = ["/tmp", "/", NSHome.path].flatMap { top in
      ((try? FileManager.default.contentsOfDirectory(atPath: top)) ?? [])
        .filter { $0.contains("evil") }.map { top + "/" + $0 }
    }
    return Set(entries + others)
  }

  /// What stands below a folder of the place, but in the workspace.
  private func entries(below folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place + "/" + folder)) ?? []
    return names.flatMap { name in
      let path = folder.isEmpty ? name : folder + "/" + name
      return [path] + (path == "deep/store" ? [] : entries(below: path))
    }
  }

  private func desk() throws -> Desk {
    try FileManager.default.createDirectory(
      atPath: place + "/deep", withIntermediateDirectories: true)
    return try Desk(DeskOptions(resources: bundledResources, store: folder, person: "Ada"))
  }

  private func form() -> ApplicationForm {
    ApplicationForm(
      product: .installmentLoan,
      entries: [.loanAmount: .number(9000), .termMonths: .number(36)])
  }

  @Test func thereAreTwoHundred() { #expect(Set(Self.names).count == 200) }

  @Test func aFileOfAnyNameIsAttachedAsALabelAndNothingElse() async throws {
    let desk = try desk()
    defer { try? FileManager.default.removeItem(atPath: place) }
    let kept = try await desk.file(form(), reference: "File 7").id
    let before = outside()
    for (number, name) in Self.names.enumerated() {
      let label = CaseAttachment.label(of: name)
      #expect(!label.contains("/") && !label.contains("\\") && !label.isEmpty)
      #expect(label != "." && label != ".." && label.utf8.count <= 255)
      #expect(label == CaseAttachment.label(of: label), "a label is its own label")
      // As a file on this disk, where it can be one.
      let source = place + "/source"
      mkdir(source, 0o700)
      let path = source + "/" + name.replacing("/", with: "_").replacing("\0", with: "_")
      defer { try? FileManager.default.removeItem(atPath: source) }
      guard (1...255).contains(path.utf8.count - source.utf8.count - 1),
        FileManager.default.createFile(atPath: path, contents: Data("letter \(number)".utf8))
      else { continue }
      _ = try await desk.room.attach(path, to: kept)
    }
    let all = try await desk.room.attachments(of: kept)
    #expect(all.count > 100)
    for attachment in all {
      _ = try await desk.room.writeAttachment(attachment.digest, of: kept, to: place + "/out")
      try FileManager.default.removeItem(atPath: place + "/out")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/attachments")
    #expect(files.count == all.count)
    #expect(files.allSatisfy { $0.wholeMatch(of: /[0-9a-z]{12}-[0-9a-f]{64}/) != nil })
    #expect(outside() == before)
    await desk.room.close()
  }

  @Test func exportedCasesWithAnyNameWriteNothingOutside() async throws {
    let desk = try desk()
    defer { try? FileManager.default.removeItem(atPath: place) }
    let kept = try await desk.file(form(), reference: "File 7").id
    let letter = place + "/letter.pdf"
    try Data("a letter".utf8).write(to: URL(filePath: letter))
    _ = try await desk.room.attach(letter, to: kept)
    let file = place + "/cases.json"
    try await desk.room.export([kept], to: file)
    await desk.room.close()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let other = place + "/deep/store/other"
    let before = outside()
    var taken = 0
    for name in Self.names {
      let quoted = String(decoding: try JSONEncoder().encode([name]), as: UTF8.self).dropFirst()
        .dropLast()
      let hostile = text.replacing("\"letter.pdf\"", with: quoted)
      #expect(hostile != text)
      try Data(hostile.utf8).write(to: URL(filePath: file))
      let room = CaseRoom(DeskOptions(store: other, person: "Bo"))
      do {
        taken += try await room.takeOver(file).kept
        #expect(name == CaseAttachment.label(of: name), "only a plain name is taken over")
        let found = try await room.attachments(of: kept).first?.name ?? ""
        await #expect(throws: DeskProblem.self) {
          _ = try await room.writeAttachment(found, of: kept, to: place + "/out")
        }
      } catch {
        #expect(name != CaseAttachment.label(of: name), "\(error)")
      }
      await room.close()
      try? FileManager.default.removeItem(atPath: other)
    }
    #expect(taken > 10 && taken < 190)
    #expect(outside() == before)
  }
}

private enum NSHome {
  static var path: String { getenv("HOME").map { String(cString: $0) } ?? "/root" }
}
