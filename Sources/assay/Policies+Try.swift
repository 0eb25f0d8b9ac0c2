import ArgumentParser
import Desk
import Lending

extension Policies {
  /// Another policy over the same applications.
  struct Try: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what another policy would change, over kept cases or a table.",
      discussion: """
        Each application is assessed under both policies, one by one; nothing is written. \
        Columns whose names begin with group_ (age band, sex, region) make groups whose approval \
        rates are told side by side, and no rule or model reads them; without them the groups are \
        band, term, purpose and region.
        """)

    @Argument(
      help: ArgumentHelp("A table; - reads standard input.", valueName: "in.csv"))
    var input: String?

    @Option(help: ArgumentHelp("The policy that is tried.", valueName: "file")) var policy: String

    @Option(
      help: ArgumentHelp(
        "What it is compared with; otherwise the policy in force.", valueName: "file"))
    var against: String?

    @Flag(help: "Over the assessed cases of the workspace.") var cases = false

    @OptionGroup var words: LenderOption

    @Option(
      help: ArgumentHelp(
        "A column of the table that makes groups; may be repeated.", valueName: "column"))
    var group: [String] = []

    @Option(help: "What is screened; otherwise as the lender's table says, else installment-loan.")
    var product: String?

    @Option(help: "Cores to use; otherwise all.") var threads: Int?
    @OptionGroup var store: StoreOptions
    @Flag(help: "No progress; what the data lack is told all the same.") var quiet = false
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
      try Policies.refuseRecovery(product)
      guard cases != (input != nil) else {
        throw ValidationError("Name a table, or --cases for the kept cases.")
      }
      guard (1...256).contains(threads ?? 1) else {
        throw ValidationError("--threads takes 1 to 256.")
      }
    }

    func run() async throws {
      Interruption.watch()
      let lender = try words.read()
      let product = self.product.map { Product(rawValue: $0) } ?? lender.product ?? .installmentLoan
      func desk(_ policy: String?) throws -> Desk {
        try Desk(
          DeskOptions(product: product, store: store.store, policy: policy, room: store.room))
      }
      let before = try desk(against)
      let source = input.map { TryOutRequest.Source.table($0, lender) } ?? .cases
      defer { Program.endProgress() }
      let isQuiet = quiet
      let found = try await before.tryOut(
        desk(policy),
        TryOutRequest(source, groups: group, threads: threads ?? Desk.cores),
        progress: { done in
          if !isQuiet { Program.progress("\(Figure.grouped(Double(done.rows))) rows") }
        }, isCancelled: { Interruption.isWanted },
        report: { report in
          Program.endProgress()
          Program.tell(report, done: "tried", isQuiet: isQuiet)
        })
      Program.endProgress()
      await before.room.tellNotices()
      if json {
        try Program.say(json: found)
      } else {
        Program.say(
          TryOutText(
            found: found, isCases: cases, catalogue: before.catalogue, title: before.title(ofRule:)
          ).text)
      }
      if found.rejected > 0 { throw ExitCode(1) }
    }
  }
}
