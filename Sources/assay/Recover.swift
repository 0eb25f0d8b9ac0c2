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

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "No messages.")
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
    let desk = try RecoveryDesk(feeShare: fee.map { $0 / 100 })
    if isLoan {
      let found = try desk.recover(file)
      if json { try Program.say(json: found) } else { Program.say(text(found, desk.catalogue)) }
      return
    }
    Interruption.watch()
    let report = try desk.recover(
      table: BatchRequest(
        input: file, output: output ?? "-", rejects: rejects, lender: try words.read()),
      isCancelled: { Interruption.isWanted })
    if !quiet {
      Program.complain("\(Figure.grouped(Double(report.accepted))) rows valued")
      if let rejects = report.rejectsFile {
        Program.complain(
          "\(Figure.grouped(Double(report.rejected))) rows rejected, told in \(rejects)")
      }
      Program.complain(report.notes)
    }
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func text(_ found: Recovery, _ catalogue: FieldCatalogue) -> String {
    let currency = catalogue.currency
    let parts = found.chanceParts.sorted { abs($0.logOdds) > abs($1.logOdds) }.prefix(5)
    return """
      Chance that anything comes back   \(Figure.percent(found.chanceOfAny, decimals: 1))
      Expected share of the balance     \(Figure.percent(found.expectedShare, decimals: 1)) \
      (nine in ten end within \(Figure.percent(found.low, decimals: 1)) to \
      \(Figure.percent(found.high, decimals: 1)))
      Expected gross                    \(Figure.grouped(found.expectedGross.amount)) \(currency)
      Expected net of the fee           \(Figure.grouped(found.expectedNet.amount)) \(currency) \
      (fee \(Figure.percent(found.feeShare, decimals: 1)))
      Months to the average recovery    at most \(Figure.shown(found.lagMonths, decimals: 1))

        What moves the chance (log-odds)
      \(parts.map { part in
        "    \(catalogue[part.field]?.label ?? part.field.rawValue)  "
          + (part.logOdds > 0 ? "+" : "") + Figure.shown(part.logOdds, decimals: 3)
      }.joined(separator: "\n"))
        \(found.model), pack \(found.packDigest.prefix(12))
      """
  }
}
