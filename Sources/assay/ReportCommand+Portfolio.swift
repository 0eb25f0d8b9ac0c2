import ArgumentParser
import Desk
import Lending
import Reports

extension ReportCommand {
  struct Book: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "portfolio",
      abstract: "Writes what to buy of a table of offers, or what a held book may lose and bring.")

    @Argument(help: ArgumentHelp("The table; - reads standard input.", valueName: "in.csv"))
    var input: String
    @Flag(help: "The table is a book that is held already.") var held = false
    @Option(parsing: .unconditional, help: ArgumentHelp("Money to lay out.", valueName: "money"))
    var budget: Double?
    @OptionGroup(title: "What is asked of the choice") var asked: PlanOptions
    @OptionGroup var words: LenderOption
    @OptionGroup var pages: PagesOption
    @OptionGroup var options: AssessOptions

    func validate() throws {
      guard held != (budget != nil) else {
        throw ValidationError("Either --budget says how much to lay out, or the book is --held.")
      }
      if held { try asked.refuseHeld() }
      if let budget { try asked.check(budget: budget) }
    }

    func run() throws {
      Interruption.watch()
      let lender = try words.read()
      let desk = try options.desk(for: lender.product)
      let table = BatchRequest(
        input: input, output: pages.output, lender: lender,
        protected: [desk.resources] + (options.policy.map { [$0] } ?? []))
      let found = try desk.portfolio(
        PortfolioRequest(
          table: table, plan: try budget.map { try asked.plan(budget: $0, policy: desk.policy) },
          writesTable: false),
        isCancelled: { Interruption.isWanted })
      guard
        let report = PortfolioReport(
          found.portfolio, holdings: found.holdings,
          subject: input == "-" ? "offers" : Program.name(of: input),
          catalogue: desk.catalogue, date: Desk.now)
      else {
        Program.complain("assay: nothing of the table is bought or held, so there is no report")
        throw ExitCode(3)
      }
      try pages.write(report.report)
      if found.table.rejected > 0 { throw ExitCode(1) }
    }
  }
}
