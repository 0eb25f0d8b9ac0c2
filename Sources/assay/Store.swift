import ArgumentParser
import Desk
import Lending

/// The workspace as a whole.
struct Store: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes, checks and backs up the store of cases.",
    subcommands: [
      Status.self, Init.self, Verify.self, Backup.self, Restore.self, Continue.self,
      Checkpoint.self, Rebuild.self,
      Set.self, Protect.self, Unprotect.self,
    ], defaultSubcommand: Status.self)

  struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an empty store where there is none.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.room.open()
      Program.say("ready")
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks every record against the chain and names the first bad one.")
    @OptionGroup var store: StoreOptions

    @Option(help: "A checkpoint that was printed earlier; shows whether the end was cut off.")
    var checkpoint: String?

    @Option(help: ArgumentHelp("Checks a backup instead.", valueName: "folder"))
    var backup: String?

    func validate() throws {
      if checkpoint != nil, backup != nil {
        throw ValidationError("--checkpoint and --backup are two questions; ask one.")
      }
    }

    func run() async throws {
      if let backup {
        let found = try await store.room.checkBackup(backup)
        Program.say(
          "\(Program.counted(found.records, "record", "records")) in "
            + Program.counted(found.files, "file", "files"))
        Program.say("every file is as it was written on \(found.at.prefix(10)) by \(found.by)")
        return Program.say("checkpoint: \(found.checkpoint)")
      }
      let check = try await store.room.check(checkpoint: checkpoint)
      Program.say(check.lines.joined(separator: "\n"))
      if !check.isSound { throw ExitCode(4) }
    }
  }

  struct Checkpoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the last record's number and hash: keep it elsewhere, for `store verify`.")
    @OptionGroup var store: StoreOptions

    func run() async throws { Program.say(try await store.room.status().checkpoint) }
  }

  struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes the index anew from the journal, which loses nothing.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let cases = try await room.rebuildIndex()
      await room.finish()
      Program.say("index of \(Program.counted(cases, "case", "cases")) made anew")
    }
  }

  struct Continue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets the store be written again after damage that you have seen; it is recorded.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      guard try await !room.check().isSound else {
        return Program.say("Nothing is damaged: the store can be written as it is.")
      }
      try await room.continueAfterDamage()
      Program.say("The damage is recorded; the store can be written again.")
    }
  }
}
