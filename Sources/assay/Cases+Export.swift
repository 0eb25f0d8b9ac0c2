import ArgumentParser
import Desk
import Lending

extension Cases {
  /// Gives out what is kept.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes all that is kept of cases as JSON, or all cases masked for analysis.",
      discussion: """
        What a person may ask to be given: every form, assessment, decision and note, with who \
        did it and when. --masked leaves out every id, name, text, region and day, and rounds every \
        number; few cases with rare values can still be recognised. Each export is put on record.
        """)

    @Argument(help: "Id or reference of each case.") var cases: [String] = []
    @Flag(
      help: "All assessed cases of a product without what names a person, one JSON object a line.")
    var masked = false
    @Option(help: "The product of masked cases.") var product = "installment-loan"
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where to; - writes standard output.", valueName: "file"))
    var output = "-"
    @OptionGroup var store: StoreOptions

    func validate() throws {
      if masked != cases.isEmpty {
        throw ValidationError("Name the cases, or say --masked for all of them.")
      }
    }

    func run() async throws {
      Interruption.watch()
      if masked {
        let desk = try store.desk(of: Product(rawValue: product))
        let count = try await desk.exportMasked(to: output, isCancelled: { Interruption.isWanted })
        await desk.room.finish()
        return Program.complain(Program.counted(count, "case", "cases") + " written")
      }
      let room = store.room
      var ids: [CaseID] = []
      for name in cases { ids.append(try await room.meant(by: name)) }
      try await room.export(ids, to: output)
      await room.finish()
      Program.complain(Program.counted(ids.count, "case", "cases") + " written")
    }
  }
}
