import ArgumentParser
import Desk
import Lending

/// Values charged-off loans.
struct Recover: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Expected recovery of charged-off loans, ranked by expected net money.",
    discussion: "A name that ends in .json is one loan; anything else is a table.")

  @Argument(help: ArgumentHelp("The loan or the table.", valueName: "file"))
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The valued table; - writes standard output.", valueName: "out.csv"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Rows that cannot be valued; otherwise beside the output.", valueName: "file"))
  var rejects: String?

  @OptionGroup var words: LenderOption

  @Option(help: "Collection fee in percent of what is collected; otherwise the model's.")
  var fee: Double?

  @Option(
    help: ArgumentHelp(
      "Treatments with their costs and effects, instead of the standard ones.", valueName: "file"))
  var policy: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "No messages; what the data lack is told all the same.")
  var quiet = false

  private var isLoan: Bool { file.hasSuffix(".json") }

  func validate() throws {
    if let fee, !(0...100).contains(fee) { throw ValidationError("--fee takes 0 to 100.") }
    if isLoan, output != nil {
      throw ValidationError("One loan is printed; --output and --rejects are for tables.")
    }
    if !isLoan, output == nil { throw ValidationError("A table needs --output.") }
  }

  func run() throws {
    let desk = try RecoveryDesk(feeShare: fee.map { $0 / 100 }, policyFile: policy)
    if isLoan {
      let found = try desk.recover(file)
      if json { return try Program.say(json: found) }
      return Program.say(RecoveryText(found, desk.catalogue).text)
    }
    Interruption.watch()
    let found = try desk.recover(
      table: BatchRequest(
        input: file, output: output ?? "-", rejects: rejects, lender: try words.read()),
      isCancelled: { Interruption.isWanted })
    let report = found.table
    Program.tell(report, done: "valued", isQuiet: quiet)
    try show(found.pool, desk.catalogue.currency)
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func show(_ pool: DebtPool, _ currency: String) throws {
    // Standard output holds the table then.
    if output == "-" {
      if !quiet { Program.complain(DebtPoolText(pool, currency: currency).text) }
    } else if json {
      try Program.say(json: pool)
    } else {
      Program.say(DebtPoolText(pool, currency: currency).text)
    }
  }
}
