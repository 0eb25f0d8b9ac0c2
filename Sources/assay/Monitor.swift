import ArgumentParser
import Desk
import Lending

/// Watches the models at work.
struct Monitor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Drift, calibration, performance, decisions and fairness of what was screened.",
    discussion: """
      Without a table the assessed cases of the workspace are watched. A table of loans is scored \
      first; where it tells what became of them, expected and actual defaults are held side by side. \
      Loans of vintages that still run are counted up to now, and not as if their early ends were all.
      For scheduled runs: exit code 0 says that nothing calls for a look, 1 that there are alerts \
      (they are listed last, and under "alerts" with --json) or that rows could not be read.
      Groups are for monitoring only: no rule and no model reads them. What is told of them is \
      \(GroupFairness.caveat).
      """)

  @Argument(
    help: ArgumentHelp(
      "A table of loans; - reads standard input; otherwise the kept cases.", valueName: "in.csv"))
  var input: String?

  @Option(help: ArgumentHelp("Cases opened on that day or later.", valueName: "day"))
  var since: String?

  @OptionGroup var words: LenderOption

  @Option(
    help: ArgumentHelp(
      "A table, in the same words, that the loans are compared with instead of the training loans "
        + "of the pack.", valueName: "ref.csv"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "Column that tells what became of a loan; otherwise the lender's own.", valueName: "column"))
  var outcome: String?

  @Option(
    help: ArgumentHelp(
      "Column of the day or month of issue; otherwise the lender's own.", valueName: "column"))
  var issued: String?

  @Option(
    help: ArgumentHelp(
      "Month up to which outcomes are known, such as 2019-03; otherwise the last that the table "
        + "tells, or this one.", valueName: "month"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "Column of a monitoring attribute; may be repeated. Numbers of many values are put together in "
        + "fifths. Columns whose names begin with group_ are always taken.", valueName: "column"))
  var groups: [String] = []

  @Option(
    help: ArgumentHelp(
      "Group that the others are held against; otherwise the one approved most often.",
      valueName: "group"))
  var referenceGroup: String?

  @Option(help: ArgumentHelp("Smallest group of which anything is concluded.", valueName: "loans"))
  var smallestGroup = 30

  @Option(help: "Stability index (PSI) from which a movement raises an alert.") var mark = 0.1

  @Option(
    help: ArgumentHelp(
      "Percent of a person's decisions against the recommendation from which an alert is raised.",
      valueName: "percent"))
  var overrides = 20.0

  @Option(help: "What is screened; otherwise as the lender's table says, else installment-loan.")
  var product: String?

  @Option(help: "A model by name; otherwise the priced one where the rate is known.")
  var model: String?

  @Option(help: "Cores to use; otherwise all.") var threads: Int?
  @OptionGroup var store: StoreOptions
  @Flag(help: "No progress; what the data lack is told all the same.") var quiet = false
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if product == Product.recovery.rawValue {
      throw ValidationError("Charged-off loans are valued and not watched (`assay recover`).")
    }
    if input == nil {
      let ofTables = [
        ("--reference", reference), ("--outcome", outcome), ("--issued", issued),
        ("--as-of", asOf), ("--reference-group", referenceGroup), ("--groups", groups.first),
        ("--model", model),
      ]
      if let given = ofTables.first(where: { $0.1 != nil }) {
        throw ValidationError("\(given.0) is for a table; name one, or leave it out.")
      }
    } else if since != nil {
      throw ValidationError("--since is for kept cases; a table is watched whole.")
    }
    guard input != "-" || reference != "-" else {
      throw ValidationError("Standard input can be the table or the reference, not both.")
    }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads takes 1 to 256.")
    }
    guard smallestGroup >= 10 else { throw ValidationError("--smallest-group takes 10 or more.") }
    guard mark > 0, mark <= 10 else { throw ValidationError("--mark takes a number above 0.") }
    guard (0...100).contains(overrides) else {
      throw ValidationError("--overrides takes 0 to 100.")
    }
  }

  func run() async throws {
    Interruption.watch()
    let lender = try words.read()
    let product = self.product.map { Product(rawValue: $0) } ?? lender.product ?? .installmentLoan
    let desk = try Desk(
      DeskOptions(
        product: product, store: store.store, model: model, person: store.person, room: store.room))
    let source = input.map { MonitorRequest.Source.table($0, lender) } ?? .cases(since: since)
    defer { Program.endProgress() }
    let isQuiet = quiet
    let found = try await desk.monitor(
      MonitorRequest(
        source, reference: reference, outcome: outcome, issued: issued, asOf: asOf,
        groups: groups, referenceGroup: referenceGroup, smallestGroup: smallestGroup, mark: mark,
        overrideMark: overrides / 100, threads: threads ?? Desk.cores),
      progress: { done in
        if !isQuiet { Program.progress("\(Figure.grouped(Double(done.rows))) rows") }
      }, isCancelled: { Interruption.isWanted },
      report: { report in
        Program.endProgress()
        Program.tell(report, done: "watched", isQuiet: isQuiet)
      })
    Program.endProgress()
    if input == nil { await desk.room.tellNotices() }
    if json {
      try Program.say(json: found)
    } else {
      Program.say(MonitorText(found: found, isCases: input == nil, catalogue: desk.catalogue).text)
    }
    if !found.alerts.isEmpty || found.rejected > 0 { throw ExitCode(1) }
  }
}
