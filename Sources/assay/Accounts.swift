import ArgumentParser
import Desk
import Lending

/// The people of a protected workspace and what each may do.
struct Accounts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "People and roles of a protected workspace.",
    discussion: """
      `assay store protect` makes a workspace a protected one. From then on every command that opens it \
      asks for a password; --by names the account.
      """,
    subcommands: [
      List.self, Add.self, ChangeRole.self, Password.self, Remove.self, Recover.self,
      RecoveryKey.self,
    ], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the accounts.")
    @Flag(help: "People who were removed, and keys that a reset password has replaced.")
    var former = false
    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
      let accounts = try await store.room.accounts(former: former)
      if json { return try Program.say(json: accounts) }
      if former {
        guard !accounts.isEmpty else { return Program.say("Nobody was removed yet.") }
        var table = TextTable([.left, .left, .left])
        table.add(["Name", "Since", "Until"])
        for account in accounts {
          table.add([
            account.name, String(account.since.prefix(10)), String(account.until?.prefix(10) ?? ""),
          ])
        }
        return Program.say(table.text)
      }
      var table = TextTable([.left, .left, .left])
      table.add(["Name", "Role", "Since"])
      for account in accounts {
        table.add([account.name, account.role, String(account.since.prefix(10))])
      }
      Program.say(table.text)
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Adds a person, who should change the initial password at once.")
    @Argument(help: "The person's name.") var name: String
    @Option(help: ArgumentHelp(stringLiteral: CaseRoom.roles.joined(separator: ", ") + "."))
    var role: String
    @OptionGroup var new: NewPasswordOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      try await room.addAccount(try new.credentials(of: name), role: role)
      await room.finish()
      Program.say("\(name) may open the workspace as \(role)")
    }
  }

  struct ChangeRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "role", abstract: "Gives a person another role.")
    @Argument(help: "The person's name.") var name: String
    @Argument(help: ArgumentHelp(stringLiteral: CaseRoom.roles.joined(separator: ", ") + "."))
    var role: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      try await room.changeRole(of: name, to: role)
      await room.finish()
      Program.say("\(name) is \(role) from now on")
    }
  }

  struct Password: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes your password, or sets that of somebody who forgot it.")
    @Argument(help: "Whose password; yours where nobody is named.") var name: String?
    @OptionGroup var new: NewPasswordOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      if let name, name != store.account {
        try await room.resetPassword(try new.credentials(of: name))
        Program.say("\(name) has a new password, and should change it at once")
      } else {
        let current = try store.credentials()
        try await room.unlock(current)
        try await room.changePassword(from: current, to: try new.credentials(of: store.account))
        Program.say("your password is changed")
      }
      await room.finish()
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes a person; what is written from then on has a key the person never had.")
    @Argument(help: "The person's name.") var name: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      try await room.removeAccount(name)
      await room.finish()
      Program.say("\(name) cannot open the workspace any more")
      Program.complain(
        "Copies and backups that were made before stay readable to whoever kept the old keys.")
    }
  }

  struct Recover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sets a new password for an administrator by the printed recovery key.")
    @Argument(help: "The administrator's name.") var name: String
    @Option(help: ArgumentHelp("Reads the recovery key from a file.", valueName: "file"))
    var recoveryKeyFile: String?
    @Flag(help: "Also puts a new recovery key in force, where others may have seen the print.")
    var renew = false
    @OptionGroup var new: NewPasswordOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let key = try PasswordSource.line("Recovery key: ", file: recoveryKeyFile)
      let renewed = try await room.recover(
        key, administrator: try new.credentials(of: name), renewsKey: renew)
      await room.finish()
      Program.say("\(name) has a new password")
      if let renewed { renewed.tellRecoveryKey() }
    }
  }

  struct RecoveryKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recovery-key",
      abstract: "Puts a new recovery key in force and prints it; the former opens nothing new.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let key = try await room.renewRecoveryKey()
      await room.finish()
      key.tellRecoveryKey()
    }
  }
}

/// Where a new password comes from.
struct NewPasswordOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reads the new password from the first line of a file; otherwise it is typed twice.",
      valueName: "file"))
  var newPasswordFile: String?

  func credentials(of name: String) throws -> Credentials {
    try PasswordSource.chosen(for: name, file: newPasswordFile)
  }
}

extension String {
  /// Prints a recovery key with what to do with it.
  func tellRecoveryKey() {
    Program.say("recovery key: \(self)")
    Program.complain(
      "Write it down or print it now, and keep it as the key of a safe: it opens the workspace when "
        + "every password is lost, and no program shows it again.")
  }
}
