import ArgumentParser
import Desk
import Lending

extension Store {
  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what is in the store and when it was last backed up.")
    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
      let status = try await store.room.status()
      if json { return try Program.say(json: status) }
      var table = TextTable([.left, .left])
      table.add(["Folder", status.folder])
      table.add(["Cases", Figure.grouped(Double(status.cases))])
      if status.erasedCases > 0 {
        table.add(["Erased cases", Figure.grouped(Double(status.erasedCases))])
      }
      table.add(["Records", Figure.grouped(Double(status.records))])
      table.add(["Kept for", "\(status.monthsKept) months, by \(status.jurisdiction)"])
      table.add(["Last backup", status.backupWords])
      table.add(["Checkpoint", status.checkpoint])
      Program.say(table.text)
      for notice in status.notices { Program.complain("assay: \(notice)") }
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copies the store into a folder, or brings the backup there up to date.",
      discussion: """
        Each file is read back and checked before it counts; a run that is stopped leaves the \
        backup as it was. What was erased leaves the backup with its next run.
        """)

    @Argument(help: ArgumentHelp("A folder on another disk.", valueName: "to")) var folder: String
    @Flag(help: "No progress.") var quiet = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
      Interruption.watch()
      defer { Program.endProgress() }
      let room = store.room
      let isQuiet = quiet
      let done = try await room.backUp(to: folder) { done, all in
        if !isQuiet { Program.progress("file \(done + 1) of \(all)") }
      }
      Program.endProgress()
      await room.finish()
      Program.say(
        "\(Program.counted(done.files, "file", "files")) in \(folder), \(done.written) written now "
          + "(\(Figure.grouped((Double(done.bytes) / 1e6).rounded(.up))) MB), read back and checked"
      )
      if done.removed > 0 {
        Program.say(
          Program.counted(done.removed, "file that no longer counts", "files that no longer count")
            + " removed")
      }
      if !done.isRecorded {
        Program.complain(
          "assay: another program has the store open, so it does not tell of this backup.")
      }
      Program.say("checkpoint: \(done.checkpoint)")
    }
  }

  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts a backup back as the store, into an empty place.",
      discussion: "The backup is checked before, and the store after; nothing is written over.")

    @Argument(help: ArgumentHelp("The folder of the backup.", valueName: "from")) var folder: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      Interruption.watch()
      let room = store.room
      let (backup, cases) = try await room.restore(from: folder)
      Program.say(
        "\(Program.counted(backup.records, "record", "records")) of "
          + "\(Program.counted(cases, "case", "cases")) back in \(room.folder), every one checked")
      Program.say("The backup was made on \(backup.at.prefix(10)) by \(backup.by).")
      Program.say("checkpoint: \(backup.checkpoint)")
    }
  }
}

extension StoreStatus {
  /// When and where the last backup was made.
  var backupWords: String {
    guard let last = lastBackup else { return "never; `assay store backup FOLDER` makes one" }
    let age =
      switch last.days {
      case nil: "the clock was set back since"
      case 0: "today"
      case 1: "a day ago"
      case .some(let days): "\(days) days ago"
      }
    return "\(last.at.prefix(16))Z, \(age), in \(last.folder)"
  }
}
