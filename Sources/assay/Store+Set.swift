import ArgumentParser
import Desk

extension Store {
  /// What the workspace lays down for all its cases.
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes a setting of the workspace: how long cases are kept, and by what law.",
      discussion: """
        monthsKept is how long a case is kept after its last change; `assay case list --due` and the \
        warning before an erasure go by it. jurisdiction names the law that wants it so. none gives back \
        what holds without a setting. Examples:

          assay store set monthsKept 60
          assay store set jurisdiction "Article 17 of the GDPR and our own rule 4"
        """)

    @Argument(help: "monthsKept or jurisdiction.") var key: String
    @Argument(help: "What shall stand there.") var value: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let settings = try await room.set(key, to: value)
      await room.finish()
      Program.say("Cases are kept for \(settings.monthsKept) months, by \(settings.jurisdiction)")
    }
  }
}
