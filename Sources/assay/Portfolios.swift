import ArgumentParser
import Desk
import Lending

/// What to buy of a table of offers, or what a book that is held may lose and bring.
struct Portfolios: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portfolio",
    abstract: "What to buy of a table of offers, and what the whole may lose and bring.",
    discussion: """
      Buys the loans with the highest expected return a year after a charge for their risk, in whole \
      notes, of those that the policy approves, and within the limits. With --held nothing is chosen: \
      the loans of the table are the book, with the amounts of its column held_amount, else of the loans. \
      A table may have \(Figure.grouped(Double(PortfolioRequest.mostRows))) loans.
      """)

  @Argument(help: ArgumentHelp("The table; - reads standard input.", valueName: "in.csv"))
  var input: String

  @Flag(help: "The table is a book that is held already.")
  var held = false

  @Option(parsing: .unconditional, help: ArgumentHelp("Money to lay out.", valueName: "money"))
  var budget: Double?

  @OptionGroup(title: "What is asked of the choice") var asked: PlanOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      What to buy of each offer; - writes standard output. A held book needs none: with one, \
      amount_to_buy is 0 and a last column held_amount says what is held.
      """, valueName: "out.csv"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Rows that cannot be rated; otherwise beside the output.", valueName: "file"))
  var rejects: String?

  @OptionGroup var words: LenderOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      How much of their fortune borrowers share, 0 to 0.95; otherwise Basel's for retail loans, by \
      each loan's chance of default in a year.
      """, valueName: "share"))
  var correlation: Double?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "No messages; what the data lack is told all the same.")
  var quiet = false

  @OptionGroup var options: AssessOptions

  func validate() throws {
    if held, budget != nil {
      throw ValidationError("A held book is not bought: leave out --budget.")
    }
    if held { try asked.refuseHeld() }
    if !held {
      guard let budget else { throw ValidationError("--budget says how much to lay out.") }
      guard output != nil else { throw ValidationError("What to buy needs --output.") }
      try asked.check(budget: budget)
    }
    try Outputs.refuseMeeting(output, rejects: rejects, hasReport: true)
    if let correlation, !(0...0.95).contains(correlation) {
      throw ValidationError(
        "--correlation takes a share from 0 to 0.95: beyond it the borrowers are nearly one.")
    }
  }

  func run() throws {
    Interruption.watch()
    let lender = try words.read()
    let desk = try options.desk(for: lender.product)
    let plan = try budget.map { try asked.plan(budget: $0, policy: desk.policy) }
    let table = BatchRequest(
      input: input, output: output ?? "-", rejects: rejects, lender: lender,
      protected: [desk.resources] + (options.policy.map { [$0] } ?? []))
    let report = try desk.portfolio(
      PortfolioRequest(
        table: table, plan: plan, correlation: correlation, writesTable: output != nil),
      isCancelled: { Interruption.isWanted })
    Program.tell(report.table, done: "rated", isQuiet: quiet)
    try show(report.portfolio, desk.catalogue)
    if report.table.rejected > 0 { throw ExitCode(1) }
  }

  private func show(_ portfolio: Portfolio, _ catalogue: FieldCatalogue) throws {
    // Standard output holds the table then.
    if Outputs.isStandard(output) {
      if !quiet { Program.complain(PortfolioText(portfolio, catalogue).text) }
    } else if json {
      try Program.say(json: portfolio)
    } else {
      Program.say(PortfolioText(portfolio, catalogue).text)
    }
  }
}
