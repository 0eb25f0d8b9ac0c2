import ArgumentParser
import Desk
import Glibc
import Lending

extension ErasureReason: ExpressibleByArgument {}

extension Cases {
  /// Takes away what cases told, for good.
  struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Erases what cases told, for good; that they were erased stays on record.",
      discussion: """
        Names, numbers, notes and answers leave the store at once, and a backup with its next \
        run. Who did what when stays, so that every other record can still be proven.
        """)

    @Argument(help: "Id or reference of each case.") var cases: [String]
    @Option(
      help: ArgumentHelp(
        "\(ErasureReason.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "why"))
    var reason: ErasureReason
    @Flag(help: "Do not ask.") var yes = false
    @OptionGroup var store: StoreOptions

    func validate() throws {
      guard yes || isatty(STDIN_FILENO) == 1 else {
        throw ValidationError("Nobody can be asked here: say --yes where you are sure.")
      }
    }

    func run() async throws {
      let room = store.room
      var ids: [CaseID] = []
      var early = 0
      for name in cases {
        let kept = try await room.erasable(room.meant(by: name))
        ids.append(kept.id)
        if try room.mustStillBeKept(kept) { early += 1 }
        Program.complain(
          [kept.id.rawValue, kept.reference, "\(kept.state.words), \(kept.records) records"]
            .compactMap { $0 }.joined(separator: "  "))
      }
      if early > 0 {
        let settings = try room.settings
        Program.complain(
          Program.counted(early, "case was", "cases were")
            + " changed less than \(settings.monthsKept) months ago; \(settings.jurisdiction) "
            + "wants applications kept so long after the notice.")
      }
      if !yes {
        Program.complain(
          "Erase what \(ids.count == 1 ? "this case" : "these cases") told? Type yes:")
        guard readLine() == "yes" else { throw DeskProblem.interrupted }
      }
      let report = try await room.erase(ids, reason: reason)
      await room.finish()
      Program.say(
        "\(Program.counted(report.cases, "case", "cases")) erased: "
          + "\(Program.counted(report.contents, "content", "contents")) out of "
          + "\(Program.counted(report.files, "file", "files")) of the journal")
      if report.attachments > 0 {
        Program.say(
          Program.counted(report.attachments, "attachment", "attachments") + " removed")
      }
      if report.tornCopies > 0 {
        Program.say(
          Program.counted(
            report.tornCopies, "copy of an unfinished line", "copies of unfinished lines")
            + " removed")
      }
      if report.unreadableLines > 0 {
        Program.complain(
          "assay: the journal has \(report.unreadableLines) damaged lines, which stay as they were "
            + "found and may hold parts of it.")
      }
      Program.complain("Backups keep it until their next run: `assay store backup FOLDER`.")
    }
  }
}

extension Erasure {
  /// What is left of the case.
  var words: String {
    "erased on \(at.prefix(10)) by \(by): \(reason)"
  }
}
