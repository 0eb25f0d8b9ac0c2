import ArgumentParser
import Desk
import Lending

extension Cases {
  /// What the monitoring of fairness knows of a case.
  struct Groups: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells what is kept of a case for the monitoring of fairness alone.",
      discussion: """
        \(GroupAttributes.names.sorted().joined(separator: ", ")) come in with `case new` and \
        `case import`, are kept apart from the application, and reach no model, rule or export. In a \
        protected store only who may monitor sees them.
        """)

    @Argument(help: "Id or reference of the case.") var id: String
    @Flag(help: "Print JSON.") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let groups = try await room.groups(of: room.meant(by: id))
      await room.finish()
      if json { return try Program.say(json: groups?.values ?? [:]) }
      guard let groups else { return Program.say("Nothing is kept of it for monitoring.") }
      var table = TextTable([.left, .left])
      for (name, value) in groups.values.sorted(by: { $0.key < $1.key }) {
        table.add([name, TerminalText.line(value)])
      }
      Program.say(table.text)
    }
  }
}
