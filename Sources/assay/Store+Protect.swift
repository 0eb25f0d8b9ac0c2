import ArgumentParser
import Desk

extension Store {
  struct Protect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes the store a protected workspace, which opens by account and password.",
      discussion: """
        Everything in it is sealed; headers, hashes and checkpoints stay as they are. You become its \
        first administrator, and a recovery key is printed once. An administrator manages accounts \
        and backups and neither reads nor decides cases: add yourself or others as officers.
        """)
    @OptionGroup var new: NewPasswordOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let made = try await room.protect(administrator: try new.credentials(of: store.account))
      await room.finish()
      Program.say("\(room.folder) is protected; \(store.account) is its administrator")
      if made.tornCopies > 0 {
        Program.complain(
          Program.counted(
            made.tornCopies, "copy of a line that was never confirmed is",
            "copies of lines that were never confirmed are") + " gone.")
      }
      made.recoveryKey.tellRecoveryKey()
      Program.complain(
        "Backups made before are in plain text: make a new one and destroy those. What the disk held "
          + "before may stay in its free blocks.")
    }
  }

  struct Unprotect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a personal store of it again, readable to whoever reads your files.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      try await room.unprotect()
      Program.say("\(room.folder) is a personal store")
    }
  }
}
