import ArgumentParser
import Desk
import Lending

extension Cases {
  /// Keeps a table as cases.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps each row of a table as a case, assessed.",
      discussion: """
        A row is named by the table's own id column. One whose name a case has already is passed \
        over, so the same command goes on where it was stopped.
        """)

    @Argument(help: ArgumentHelp("The table; - reads standard input.", valueName: "in.csv"))
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
