import ArgumentParser
import Desk
import Lending

/// Values charged-off loans.
struct Recover: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Expected recovery of charged-off loans, ranked by expected net money.",
    discussion: """
      A name that ends in .json is one loan; anything else is a table. Of the tables of lendingclub \
      and prosper the loans are valued that are charged off by the lender's own column; the others \
      are passed over and counted.
      """)

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

  private static let lenders = Lender.known.filter { $0.holds(.recovery) }.map(\.name)
    .joined(separator: ", ")

  @Option(
    help: ArgumentHelp(
      "Whose words the columns use: \(lenders), or an own map (a name that ends in .json).",
      valueName: "name|map.json"))
  var lender = Lender.assay.name

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
    guard Lender.known(lender)?.holds(.recovery) ?? lender.hasSuffix(".json") else {
      throw ValidationError("--lender takes \(Self.lenders) or the name of a .json file.")
    }
    if let fee, !(0...100).contains(fee) { throw ValidationError("--fee takes 0 to 100.") }
    if isLoan, output != nil || rejects != nil {
      throw ValidationError("One loan is printed; --output and --rejects are for tables.")
    }
    if !isLoan, output == nil { throw ValidationError("A table needs --output.") }
    if !isLoan { try Outputs.refuseMeeting(output, rejects: rejects, hasReport: true) }
  }

  func run() throws {
    let desk = try RecoveryDesk(feeShare: fee.map { $0 / 100 }, policyFile: policy)
    if isLoan {
      let loan = try desk.loan(in: file)
      let found = desk.advice(loan)
      if json { return try Program.say(json: found) }
      return Program.say(RecoveryText(found, of: loan, desk.catalogue).text)
    }
    Interruption.watch()
    let found = try desk.recover(
      table: BatchRequest(
        input: file, output: output ?? "-", rejects: rejects,
        lender: try Lender.known(lender) ?? Lender.map(file: lender)),
      isCancelled: { Interruption.isWanted })
    let report = found.table
    Program.tell(report, done: "valued", passedOver: found.otherLoans, isQuiet: quiet)
    for test in desk.weakOn {
      Program.complain(
        "assay: by the model's card it is worse than a constant on “\(test)”: do not use its ranking "
          + "for loans like those (`assay model show recovery-standard`).")
    }
    try show(found.pool, desk.catalogue.currency)
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func show(_ pool: DebtPool, _ currency: String) throws {
    // Standard output holds the table then.
    if Outputs.isStandard(output) {
      if !quiet { Program.complain(DebtPoolText(pool, currency: currency).text) }
    } else if json {
      try Program.say(json: pool)
    } else {
      Program.say(DebtPoolText(pool, currency: currency).text)
    }
  }
}
