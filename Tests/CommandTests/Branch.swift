import Testing

/// A protected workspace with an administrator, an officer and a reviewer, and their passwords in files.
struct Branch {
  let command: Command
  private(set) var recoveryKey = ""

  /// - Parameter prepare: what is done while it is personal.
  init(_ prepare: (Command) throws -> Void = { _ in }) throws {
    command = try Command()
    for (name, password) in [
      ("root", "correct horse 42 battery"), ("otto", "violet tangerine 9 moon"),
      ("rita", "pepper lantern 17 sky"), ("wrong", "nothing of the kind 3"),
    ] {
      _ = try command.write(password + "\n", to: name)
    }
    try prepare(command)
    let file = try command.write(application(), to: "a.json")
    #expect(try command.run("assess", file, "--save").code == 0)
    let made = try run("store", "protect", "--new-password-file", at("root"), by: "root")
    #expect(made.code == 0, "\(made.complaint)")
    recoveryKey =
      made.output.split(separator: "\n").last?.split(separator: " ").last.map(String.init) ?? ""
    for (name, role) in [("otto", "officer"), ("rita", "reviewer")] {
      let added = try run(
        "account", "add", name, "--role", role, "--new-password-file", at(name), by: "root")
      #expect(added.code == 0, "\(added.complaint)")
    }
  }

  func at(_ name: String) -> String { command.path(name) }

  func run(_ words: String..., by name: String, password: String? = nil) throws -> Command.Result {
    try command.run(words + ["--by", name, "--password-file", at(password ?? name)])
  }
}
