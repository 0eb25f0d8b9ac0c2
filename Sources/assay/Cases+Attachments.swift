import ArgumentParser
import Desk
import Lending

extension Cases {
  /// Keeps a scan or letter.
  struct Attach: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps a scan or letter with a case: a copy, sealed where the store is protected.",
      discussion: """
        At most \(CaseAttachment.largest >> 20) MB. An erasure of the case takes it away; a backup \
        brings it along. What `case export` writes names it, without its content.
        """)

    @Argument(help: "Id or reference of the case.") var id: String
    @Argument(help: ArgumentHelp("The scan or letter.", valueName: "file")) var file: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let attachment = try await room.attach(file, to: room.meant(by: id))
      await room.finish()
      Program.say("attached: \(attachment.words)")
    }
  }

  struct Attachments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the scans and letters of a case.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let all = try await room.attachments(of: room.meant(by: id))
      await room.finish()
      if json { return try Program.say(json: all.map { AttachmentDocument($0) }) }
      if all.isEmpty { return Program.say("The case has no attachments.") }
      var table = TextTable([.left, .right, .left])
      table.add(["Name", "Bytes", "SHA-256"])
      for attachment in all {
        table.add([
          TerminalText.line(attachment.name), Figure.grouped(Double(attachment.length)),
          attachment.digest,
        ])
      }
      Program.say(table.text)
    }
  }

  struct Attachment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes an attachment to a file, as it was when it was attached.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Argument(
      help: ArgumentHelp(
        "Its name, or the beginning of its SHA-256.", valueName: "name|digest"))
    var attachment: String
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where to; - writes standard output.", valueName: "file"))
    var output: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let written = try await room.writeAttachment(
        attachment, of: room.meant(by: id), to: output)
      await room.finish()
      Program.complain("\(Figure.grouped(Double(written.length))) bytes written")
    }
  }
}

extension CaseAttachment {
  /// Name, size and the beginning of the digest.
  var words: String {
    "\(TerminalText.line(name)), \(Figure.grouped(Double(length))) bytes, SHA-256 \(digest.prefix(16))…"
  }
}

/// An attachment as JSON.
struct AttachmentDocument: Encodable {
  let name: String
  let length: Int
  let sha256: String

  init(_ attachment: CaseAttachment) {
    name = attachment.name
    length = attachment.length
    sha256 = attachment.digest
  }
}
