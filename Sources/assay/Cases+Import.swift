import ArgumentParser
import Desk
import Lending

extension Cases {
  /// Keeps a table as cases.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps each row of a table as a case, assessed, or takes over exported cases.",
      discussion: """
        A row is named by the table's own id column. One whose name a case has already is passed \
        over, so the same command goes on where it was stopped. A file that ends in .json is taken as \
        `assay case export` writes it: each case comes with its history, all of the file or nothing, and \
        one that is here already is passed over.
        """)

    @Argument(
      help: ArgumentHelp(
        "The table, or cases as JSON; - reads a table from standard input.",
        valueName: "in.csv|in.json"))
    var input: String

    @OptionGroup var words: LenderOption

    @Option(
      help: ArgumentHelp(
        "Rows that cannot be kept; otherwise beside the table.", valueName: "file"))
    var rejects: String?

    @Option(help: "Cores to use; otherwise all.")
    var threads: Int?

    @Flag(help: "No progress.")
    var quiet = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var options: AssessOptions

    func validate() throws {
      try Outputs.refuseMeeting(nil, rejects: rejects, hasReport: true)
      guard (1...256).contains(threads ?? 1) else {
        throw ValidationError("--threads takes 1 to 256.")
      }
    }

    func run() async throws {
      if input.lowercased().hasSuffix(".json") { return try await takeOver() }
      // A group of cases is on the disk or it is not; the work ends between two of them.
      Interruption.mayEndAtOnce = false
      Interruption.watch()
      let lender = try words.read()
      let desk = try options.desk(store, for: lender.product)
      defer { Program.endProgress() }
      let isQuiet = quiet
      let report = try await desk.importCases(
        CaseImport(
          input: input, rejects: rejects, lender: lender, threads: threads ?? Desk.cores),
        progress: { done in
          if !isQuiet { Program.progress(done.words) }
        }, isCancelled: { Interruption.isWanted })
      Program.endProgress()
      await desk.room.finish()
      Program.say("\(Program.counted(report.kept, "case", "cases")) kept")
      if report.known > 0 {
        Program.say(
          Program.counted(report.known, "row is a case already", "rows are cases already"))
      }
      for sentence in (quiet ? [] : report.unitsRead) + report.doubts {
        Program.complain(sentence)
      }
      if report.rejected > 0, let file = report.rejectsFile {
        Program.complain(
          "\(Program.counted(report.rejected, "row", "rows")) rejected, told in \(file)")
      }
      if report.isStopped {
        Program.complain(
          "assay: stopped; what is kept stays, and the same command goes on from there.")
        throw ExitCode(7)
      }
      if report.rejected > 0 { throw ExitCode(1) }
    }
  }
}

extension BatchProgress {
  /// How far it is, on one line.
  fileprivate var words: String {
    let rate = Double(rows) / max(seconds, 1e-3)
    let left = secondsLeft.map { ", \(Figure.grouped($0.rounded(.up))) s left" } ?? ""
    return "\(Figure.grouped(Double(rows))) rows, \(Figure.grouped(rate)) a second\(left)"
  }
}

extension Cases.Import {
  /// Takes over exported cases.
  fileprivate func takeOver() async throws {
    let room = store.room
    let report = try await room.takeOver(input)
    await room.finish()
    Program.say("\(Program.counted(report.kept, "case", "cases")) kept")
    if report.known > 0 {
      Program.say(
        Program.counted(report.known, "case is here already", "cases are here already"))
    }
    for pair in report.renumbered {
      Program.say("case \(pair.before) is another one here, so it is kept as case \(pair.after)")
    }
  }
}
