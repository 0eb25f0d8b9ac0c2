import ArgumentParser
import Desk
import Lending

extension CaseOutcome.Kind: ExpressibleByArgument {}

extension Cases {
  /// What became of the loan.
  struct Outcome: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records what became of an approved loan.",
      discussion: """
        funded: paid out. paid: all paid back. defaulted: not paid back. not-taken: the borrower never \
        took it, or what was entered before does not hold. The last entry counts.
        """)

    @Argument(help: "Id or reference of the case.") var id: String
    @Argument(
      help: ArgumentHelp(
        stringLiteral: CaseOutcome.Kind.allCases.map(\.rawValue).joined(separator: ", ") + "."))
    var outcome: CaseOutcome.Kind
    @Option(help: ArgumentHelp("The day of it; otherwise today.", valueName: "2026-11-21"))
    var at: String?
    @Option(
      help: ArgumentHelp("What came back of a defaulted loan so far.", valueName: "amount"))
    var recovered: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let amount = try recovered.map { text in
        guard let amount = Figure.read(text) else {
          throw ValidationError("--recovered takes an amount such as 1200 or 1200.50.")
        }
        return Money(amount)
      }
      let room = store.room
      let kept = try await room.enterOutcome(
        room.meant(by: id), outcome, on: at, recovered: amount)
      await room.finish()
      Program.say("case \(kept.id) is \(kept.state.words)")
    }
  }
}
